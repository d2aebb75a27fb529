// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static dev.gantry.wasi.p1.FileGuest.BUFFER;
import static dev.gantry.wasi.p1.FileGuest.DEVICES;
import static dev.gantry.wasi.p1.FileGuest.OWN;
import static dev.gantry.wasi.p1.FileGuest.RESULT;
import static dev.gantry.wasi.p1.FileGuest.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.TrapCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreopensTest {
    private final FileGuest files = FileGuest.ofTwo();

    @ParameterizedTest
    @CsvSource({ROOT + ",/", DEVICES + ",/dev", OWN + ",/own"})
    void tellsTheirNames(int descriptor, String name) {
        files.guest.memory.putLong(RESULT, -1);
        files.does("fd_prestat_get", descriptor, RESULT);
        assertEquals((long) name.length() << 32, files.guest.memory.getLong(RESULT));
        files.guest.memory.putByte(BUFFER + name.length(), (byte) 7);
        files.does("fd_prestat_dir_name", descriptor, BUFFER, name.length() + 1);
        assertEquals(name + "\u0007", files.guest.text(BUFFER, name.length() + 1));
    }

    @Test
    void refusesABufferThatIsTooShort() {
        files.answers(Errno.NAMETOOLONG, "fd_prestat_dir_name", DEVICES, BUFFER, 3);
        assertEquals("\0", files.guest.text(BUFFER, 1));
    }

    @Test
    void areNoOthers() {
        int folder = files.open(".", 0, 0);
        int file = files.open("file", FileGuest.CREATE, 0);
        for (int descriptor : new int[] {0, folder, file, 99, -1}) {
            files.answers(Errno.BADF, "fd_prestat_get", descriptor, RESULT);
            files.answers(Errno.BADF, "fd_prestat_dir_name", descriptor, BUFFER, 99);
        }
    }

    @Test
    void areCountedWhenAskedFor() {
        TestGuest none = TestGuest.withGrants();
        none.assertAnswers(Errno.BADF, "fd_prestat_get", 3, RESULT);
        assertEquals(1L, none.resources.counts.get("fd_prestat_get"));
    }

    @Test
    void trapsWhereTheResultIsOutOfBounds() {
        files.guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS, "fd_prestat_get", ROOT, TestGuest.MEMORY_BYTES);
        files.guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS,
                "fd_prestat_dir_name",
                ROOT,
                TestGuest.MEMORY_BYTES,
                1);
    }
}
