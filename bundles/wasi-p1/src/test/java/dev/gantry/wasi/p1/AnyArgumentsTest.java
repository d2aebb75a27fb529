// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import dev.gantry.hostinterface.GuestExitException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a guest passes, it is answered or trapped; no failure of Java ever reaches the engine. */
class AnyArgumentsTest {
    private static final int ROUNDS = 20_000;

    private static final long[] INTERESTING = {
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        64,
        128,
        4_096,
        1L << 20,
        TestGuest.MEMORY_BYTES - 8,
        TestGuest.MEMORY_BYTES,
        Integer.MAX_VALUE,
        0xffff_fff8L,
        -1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areAnsweredOrTrapped(long seed) {
        Random random = new Random(seed);
        FileGuest files =
                FileGuest.limitedTo(
                        Limits.builder().diskBytes(1 << 20).files(50).handles(20).build());
        fill(files.guest.memory, random);
        List<Map.Entry<String, FunctionType>> functions =
                List.copyOf(new TreeMap<>(new WasiSnapshotPreview1().functions()).entrySet());
        int answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var function = functions.get(random.nextInt(functions.size()));
            answered += call(files.guest, function, random) ? 1 : 0;
        }
        assertTrue(answered > ROUNDS / 10);
    }

    /** Small numbers, and here and there a name. */
    private static void fill(ArrayMemory memory, Random random) {
        for (int address = 0; address < 8_192; address += 4) {
            memory.putInt(address, random.nextInt(3) == 0 ? 0x61_2f_61 : random.nextInt(5_000));
        }
    }

    private static boolean call(
            TestGuest guest, Map.Entry<String, FunctionType> function, Random random) {
        guest.resources.checksLeft = 1_000;
        long[] arguments =
                function.getValue().parameters().stream()
                        .mapToLong(type -> argument(type, random))
                        .toArray();
        try {
            guest.call(function.getKey(), arguments);
            return true;
        } catch (TrapException | GuestExitException e) {
            return false;
        }
    }

    private static long argument(ValueType type, Random random) {
        long value = INTERESTING[random.nextInt(INTERESTING.length)];
        return type == ValueType.I32 ? (int) value : value;
    }
}
