// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.dylibso.chicory.runtime.Memory;
import org.junit.jupiter.api.Test;

class HeapRoomTest {
    @Test
    void isThereForAPage() {
        assertDoesNotThrow(() -> HeapRoom.check(1));
    }

    @Test
    void isNotThereForTheWholeHeap() {
        int pages = (int) (Runtime.getRuntime().maxMemory() / Memory.PAGE_SIZE);
        assertThrows(OutOfMemoryError.class, () -> HeapRoom.check(pages));
    }
}
