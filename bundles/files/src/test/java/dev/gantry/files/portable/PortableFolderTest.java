// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.Folder;
import dev.gantry.tck.file.HostFolderContract;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The whole contract, with nothing but the JDK. */
@DisabledOnOs(OS.WINDOWS)
final class PortableFolderTest extends HostFolderContract {
    @Override
    protected Folder open(Path empty) throws IOException {
        return new PortableFolders().open(empty);
    }

    /** Java says only what the platform's locale can. */
    @Override
    protected boolean takesEveryName() {
        try {
            return !Path.of("ä").toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    protected boolean hasOnlyTheJdk() {
        return true;
    }

    /** The JDK knows no other way to a folder than its path. */
    @Override
    protected boolean staysWithMovedFolders() {
        return false;
    }
}
