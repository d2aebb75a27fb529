// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.Limits;
import dev.gantry.file.FileProblem;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In a folder that was moved while it is open the JDK cannot tell how many names a file has. */
@DisabledOnOs(OS.WINDOWS)
final class MovedFolderTest extends GuestFilesTest {
    private GuestFolder root;
    private GuestFolder moved;

    @BeforeEach
    void move(@TempDir Path host) throws IOException {
        Limits limits = Limits.builder().diskBytes(10).build();
        root = at(open(request(limits, writable(host, "/"))), "/");
        root.createFolder("a");
        moved = root.openFolder("a", false);
        root.rename("a", root, "b");
    }

    @Test
    void givesBackNothingOfAFileThatHasAnotherName() throws IOException {
        put(moved, "file", "0123456789");
        root.addName("b/file", false, root, "b/second");
        moved.removeFile("file");
        assertFails(FileProblem.QUOTA, () -> put(root, "new", "x"));
    }

    @Test
    void saysTheSameHoweverOftenItIsAsked() throws IOException {
        put(root, "b/file", "x");
        root.addName("b/file", false, root, "b/second");
        root.addName("b/file", false, root, "b/third");
        try (OpenFile file = root.openFile("b/file", false, READ)) {
            root.removeFile("b/file");
            for (int i = 0; i < 3; i++) {
                assertEquals(2, file.status().links());
            }
        }
    }
}
