// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.capability.json.JsonLine;
import dev.gantry.policy.AuditLog.State;
import dev.gantry.policy.AuditLog.Verdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a line that does not fit on the disk. */
class ChainedFileTest {
    private static final FileName NAME = FileName.first("20260101T000000000Z", 1, 1);
    private static final JsonLine OPEN = event("open").number("version", ChainedFile.VERSION);
    private static final JsonLine CLOSE = event("close");

    @Test
    void isTakenBack(@TempDir Path folder) throws IOException {
        Disk disk = new Disk(folder);
        try (ChainedFile file = file(disk)) {
            file.append(OPEN);
            disk.full = true;
            assertThrows(IOException.class, () -> file.append(event("start")));
            disk.full = false;
            file.append(CLOSE);
        }
        assertEquals(new Verdict(disk.path, 2, State.WHOLE, 0, ""), verdict(folder));
    }

    @Test
    void isTheLastOneWhereItCannotBeTakenBack(@TempDir Path folder) throws IOException {
        Disk disk = new Disk(folder);
        try (ChainedFile file = file(disk)) {
            file.append(OPEN);
            disk.full = true;
            disk.stuck = true;
            assertThrows(IOException.class, () -> file.append(event("start")));
            disk.full = false;
            assertThrows(IOException.class, () -> file.append(CLOSE));
        }
        assertEquals("its last line is cut off", verdict(folder).reason());
    }

    private static JsonLine event(String name) {
        return new JsonLine().text("event", name);
    }

    private static ChainedFile file(Disk disk) {
        return new ChainedFile(NAME, disk, InstantSource.system(), Chain.BEGIN);
    }

    private static Verdict verdict(Path folder) throws IOException {
        return new ChainCheck(folder, NAME, Map.of(), List.of(NAME)).verdict();
    }

    /** A file on a disk that can be full: then half of what is written arrives. */
    private static final class Disk extends RandomAccessFile {
        private final Path path;
        private boolean full;
        private boolean stuck;

        Disk(Path folder) throws IOException {
            super(folder.resolve(NAME.toString()).toFile(), "rw");
            this.path = folder.resolve(NAME.toString());
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            write(bytes, 0, full ? bytes.length / 2 : bytes.length);
            if (full) {
                throw new IOException("no space left");
            }
        }

        @Override
        public void setLength(long length) throws IOException {
            if (stuck) {
                throw new IOException("it cannot be cut");
            }
            super.setLength(length);
        }
    }
}
