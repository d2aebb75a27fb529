// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import org.junit.jupiter.api.Test;

class HostCallsTest {
    private final HostCalls calls = new HostCalls(2);

    @Test
    void endAGuestBeforeTheMemoryIsFull() {
        calls.count();
        calls.count();
        TrapException trap = assertThrows(TrapException.class, calls::count);
        assertEquals(TrapCode.OUT_OF_MEMORY, trap.trap());
    }

    @Test
    void startAnewWithEachCallFromOutside() {
        calls.count();
        calls.count();
        calls.startAnew();
        assertDoesNotThrow(calls::count);
    }

    /** A quarter of a million calls, of which each leaves something behind. */
    @Test
    void doNotFillASmallHeap() throws Exception {
        assertEquals("OUT_OF_MEMORY", new JavaProcess("-Xmx64m").lastWords(ManyHostCalls.class));
    }
}
