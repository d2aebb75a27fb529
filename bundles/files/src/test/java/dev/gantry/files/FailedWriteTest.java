// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.Limits;
import dev.gantry.file.FileException;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the host refuses takes nothing of what a guest may add. */
@DisabledOnOs(OS.WINDOWS)
final class FailedWriteTest extends GuestFilesTest {
    private static final long TOO_FAR = Long.MAX_VALUE - 5;

    @Test
    void takesNothing(@TempDir Path host) throws IOException {
        Limits limits = Limits.builder().diskBytes(Long.MAX_VALUE).build();
        GuestFolder root = at(open(request(limits, writable(host, "/"))), "/");
        try (OpenFile file = root.openFile("file", false, CREATE)) {
            assertThrows(FileException.class, () -> file.write(TOO_FAR, new byte[1], 0, 1));
            assertThrows(FileException.class, () -> file.setSize(TOO_FAR));
            assertThrows(FileException.class, () -> file.allocate(0, TOO_FAR));
            put(root, "other", "0123456789");
        }
    }
}
