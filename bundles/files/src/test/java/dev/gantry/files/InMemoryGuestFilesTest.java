// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.Mount;
import java.nio.file.Path;

/** Files in memory. */
final class InMemoryGuestFilesTest extends GuestFilesContract {
    @Override
    Mount mount(Path empty, String guestPath) {
        return GuestFilesTest.memory(guestPath);
    }
}
