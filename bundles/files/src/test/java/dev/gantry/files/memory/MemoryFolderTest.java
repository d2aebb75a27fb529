// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.Folder;
import dev.gantry.tck.file.FolderContract;
import java.nio.file.Path;

/** The whole contract, in memory. */
final class MemoryFolderTest extends FolderContract {
    @Override
    protected Folder open(Path empty) {
        return MemoryTree.create(1);
    }
}
