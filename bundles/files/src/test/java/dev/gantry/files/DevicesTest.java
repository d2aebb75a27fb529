// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /dev} has the devices that were asked for, and nothing else. */
final class DevicesTest extends GuestFilesTest {
    private GuestFiles files;
    private GuestFolder root;

    @BeforeEach
    void mount() {
        files = open(withDevices(Map.of("ones", Ones::new), memory("/")));
        root = at(files, "/");
    }

    @Test
    void areOnlyThereIfAskedFor() throws IOException {
        assertEquals(List.of(), names(at(open(memory("/")), "/")));
        assertEquals(List.of("dev"), names(root));
        assertEquals(List.of("ones"), names(at(files, "/dev")));
        assertFails(FileProblem.NOT_FOUND, () -> root.openFile("dev/null", true, READ));
    }

    @Test
    void areReadAndWritten() throws IOException {
        try (OpenFile device = root.openFile("dev/ones", true, BOTH)) {
            byte[] bytes = new byte[3];
            assertEquals(3, device.read(0, bytes, 0, 3));
            assertEquals(1, bytes[2]);
            assertEquals(3, device.write(1L << 62, bytes, 0, 3));
            assertEquals(FileType.CHARACTER_DEVICE, device.status().type());
            assertEquals(root.status("dev/ones", true), device.status());
        }
    }

    @Test
    void takeARedirectionOfAShell() throws IOException {
        root.openFile("dev/ones", true, REPLACE).close();
        assertFails(FileProblem.EXISTS, () -> root.openFile("dev/ones", true, CREATE_NEW));
    }

    @Test
    void areNeitherMadeNorChanged() {
        assertFails(FileProblem.READ_ONLY, () -> root.openFile("dev/new", true, CREATE));
        assertFails(FileProblem.READ_ONLY, () -> root.createFolder("dev/new"));
        assertFails(FileProblem.READ_ONLY, () -> root.removeFile("dev/ones"));
        assertFails(FileProblem.READ_ONLY, () -> root.rename("dev/ones", root, "mine"));
        assertFails(FileProblem.READ_ONLY, () -> root.addName("dev/ones", false, root, "mine"));
        assertFails(
                FileProblem.READ_ONLY, () -> root.setTimes("dev/ones", true, EveryPathCall.TIMES));
        assertFails(FileProblem.NOT_FOLDER, () -> root.openFolder("dev/ones", true));
        assertFails(FileProblem.NOT_FOLDER, () -> root.status("dev/ones/x", true));
    }

    private static final class Ones implements OpenFile {
        @Override
        public FileStatus status() {
            throw new AssertionError("the entry tells it");
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 1);
            return length;
        }

        @Override
        public int write(long position, byte[] source, int offset, int length) {
            return length;
        }

        @Override
        public void close() {}
    }
}
