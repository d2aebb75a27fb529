// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.Mount;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Files in a folder of the host. */
@DisabledOnOs(OS.WINDOWS)
final class HostGuestFilesTest extends GuestFilesContract {
    @Override
    Mount mount(Path empty, String guestPath) {
        return GuestFilesTest.writable(empty, guestPath);
    }
}
