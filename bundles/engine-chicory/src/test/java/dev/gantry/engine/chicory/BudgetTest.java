// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.MemoryType;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final Budget budget = new Budget(Limits.builder().memoryBytes(1L << 40).build());

    @Test
    void refusesAMemoryThatChicoryCannotAddress() {
        assertDoesNotThrow(() -> reserve(memory(32_767)));
        assertRefuses(memory(32_768));
    }

    @Test
    void isToldByTheEngine() {
        assertEquals(32_767L * 65_536, new ChicoryEngine().maxMemoryBytes());
    }

    @Test
    void refusesMoreMemoriesThanTheHostCanAfford() {
        assertRefuses(Collections.nCopies(1_001, memory(0)));
        reserve(Collections.nCopies(1_000, memory(0)));
        assertRefuses(memory(0));
    }

    @Test
    void takesNothingWhenItRefuses() {
        long before = budget.pagesLeft();
        assertRefuses(List.of(memory(1), memory(40_000)));
        assertEquals(before, budget.pagesLeft());
    }

    private void assertRefuses(MemoryType memory) {
        assertRefuses(List.of(memory));
    }

    private void assertRefuses(List<MemoryType> memories) {
        var failure = assertThrows(LimitException.class, () -> reserve(memories));
        assertEquals(ErrorCode.MEMORY_LIMIT, failure.code());
    }

    private void reserve(MemoryType memory) {
        reserve(List.of(memory));
    }

    private void reserve(List<MemoryType> memories) {
        budget.reserve("m", memories, List.of());
    }

    private static MemoryType memory(long pages) {
        return new MemoryType(pages, OptionalLong.empty(), false, false);
    }
}
