// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.Folder;
import dev.gantry.tck.file.HostFolderContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The whole contract, through the kernel. */
@EnabledOnOs(OS.LINUX)
final class LinuxFolderTest extends HostFolderContract {
    @Override
    protected Folder open(Path empty) throws IOException {
        return new LinuxFolders().open(empty);
    }
}
