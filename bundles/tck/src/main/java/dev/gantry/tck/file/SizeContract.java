// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files grow and shrink; what cannot be is refused before anything is allocated. */
abstract class SizeContract extends FolderTest {
    /** What a system may say of a size that no disk has. */
    private static final Set<FileProblem> TOO_MUCH =
            Set.of(
                    FileProblem.TOO_LARGE,
                    FileProblem.NO_SPACE,
                    FileProblem.QUOTA,
                    FileProblem.INVALID);

    private static final long HUGE = 1L << 62;

    private OpenFile file;

    SizeContract(FolderContract contract) {
        super(contract);
    }

    @BeforeEach
    final void makeFile() throws IOException {
        file = root.openFile("file", CREATE);
        writeAll(file, 0, "content");
    }

    @AfterEach
    final void closeFile() throws IOException {
        file.close();
    }

    @Test
    void tellsTheSize() throws IOException {
        assertEquals(7, file.status().size());
        assertEquals(7, root.status("file").size());
    }

    @Test
    void shrinks() throws IOException {
        file.setSize(3);
        assertEquals("con", text(file));
        file.setSize(0);
        assertEquals(0, file.status().size());
    }

    @Test
    void growsWithZeros() throws IOException {
        file.setSize(9);
        assertEquals("content\0\0", text(file));
    }

    @Test
    void forgetsWhatWasCutOff() throws IOException {
        file.setSize(2);
        file.setSize(4);
        assertEquals("co\0\0", text(file));
        file.setSize(2);
        writeAll(file, 4, "!");
        assertEquals("co\0\0!", text(file));
    }

    @Test
    void makesRoom() throws IOException {
        file.allocate(5, 5);
        assertEquals("content\0\0\0", text(file));
    }

    @Test
    void cutsNothingWhenItMakesRoom() throws IOException {
        file.allocate(0, 2);
        assertEquals("content", text(file));
    }

    @Test
    void refusesSizesThatAreNone() {
        assertFails(TOO_MUCH, () -> file.setSize(-1));
        assertFails(TOO_MUCH, () -> file.setSize(Long.MIN_VALUE));
        assertFails(FileProblem.INVALID, () -> file.allocate(0, 0));
        assertFails(TOO_MUCH, () -> file.allocate(-1, 1));
        assertFails(TOO_MUCH, () -> file.allocate(0, -1));
        assertFails(TOO_MUCH, () -> file.allocate(1, Long.MAX_VALUE));
    }

    @Test
    void makesNoRoomThatNoDiskHas() throws IOException {
        assertFails(TOO_MUCH, () -> file.allocate(0, HUGE));
        assertEquals("content", text(file));
    }

    @Test
    void isHugeOrSaysThatItCannot() throws IOException {
        long size = file.status().size();
        try {
            file.setSize(HUGE);
            size = HUGE;
        } catch (FileException refusal) {
            assertTrue(TOO_MUCH.contains(refusal.problem()), refusal::getMessage);
        }
        assertEquals(size, file.status().size());
    }

    @Test
    void writesFarBehindTheEndOrSaysThatItCannot() throws IOException {
        long far = 1L << 33;
        try {
            writeAll(file, far, "far");
        } catch (FileException refusal) {
            assertTrue(TOO_MUCH.contains(refusal.problem()), refusal::getMessage);
            assertEquals(7, file.status().size());
            return;
        }
        assertEquals(far + 3, file.status().size());
        byte[] bytes = {1, 1, 1, 1};
        assertEquals(4, file.read(far - 1, bytes, 0, 4));
        assertEquals(0, bytes[0]);
        assertEquals('f', bytes[1]);
    }

    @Test
    void writesNothingWhereNoFileReaches() throws IOException {
        assertFails(TOO_MUCH, () -> file.write(Long.MAX_VALUE, new byte[2], 0, 2));
        assertEquals(7, file.status().size());
    }
}
