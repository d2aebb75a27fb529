// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bulk operation reaches no further than what it works on, also where it moves nothing. */
abstract class BulkContract extends EngineTest {
    private static final int[] LENGTHS = {0, 1, 4, 5, 8, 9, Integer.MAX_VALUE, -1};

    BulkContract(EngineContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @CsvSource({
        "memory.fill, 65536, 65536",
        "memory.copy_to, 65536, 65536",
        "memory.copy_from, 65536, 65536",
        "memory.init_to, 65536, 4",
        "memory.init_from, 4, 65536"
    })
    void endsWhereAMemoryOrItsSegmentDoes(String operation, long size, long other) {
        assertBounded(operation, size, other, TrapCode.MEMORY_OUT_OF_BOUNDS);
    }

    @ParameterizedTest
    @CsvSource({
        "table.fill, 8, 8",
        "table.copy_to, 8, 8",
        "table.copy_from, 8, 8",
        "table.init_to, 8, 4",
        "table.init_from, 4, 8"
    })
    void endsWhereATableOrItsSegmentDoes(String operation, long size, long other) {
        assertBounded(operation, size, other, TrapCode.TABLE_OUT_OF_BOUNDS);
    }

    /**
     * Tries offsets around the end and beyond what is left of 32 bits with a sign.
     *
     * @param size of what the offset is in
     * @param other how long it may be in any case
     */
    private void assertBounded(String operation, long size, long other, TrapCode code) {
        CompiledModule module = compile("bulk");
        for (long offset : new long[] {0, size - 1, size, size + 1, 1L << 31, (1L << 32) - 1}) {
            for (int length : LENGTHS) {
                long unsigned = Integer.toUnsignedLong(length);
                boolean fits = offset + unsigned <= size && unsigned <= other;
                useStore(Limits.DEFAULT);
                var guest = store().instantiate(module, List.of());
                if (fits) {
                    assertDoesNotThrow(() -> call(guest, operation, offset, length));
                } else {
                    assertTraps(code, () -> call(guest, operation, offset, length));
                }
            }
        }
    }
}
