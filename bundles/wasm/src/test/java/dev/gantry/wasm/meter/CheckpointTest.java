// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.Instance;
import dev.gantry.wasm.meter.ScriptedStore.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CheckpointTest extends MeterTest {
    private Instance withCheckpoint(MeteredStore store) {
        Script script = script().with("run", guest -> guest.call(0));
        return store.instantiate(module(script, 1, 0), List.of());
    }

    @Test
    void asksTheHostAndCostsNothing() {
        MeteredStore store = store(10);
        run(withCheckpoint(store));
        assertEquals(1, checks.get());
        assertEquals(0, store.fuelUsed().orElseThrow());
    }

    @Test
    void endsAGuestThatIsInterrupted() {
        MeteredStore store = store(10);
        Instance guest = withCheckpoint(store);
        store.interrupt();
        assertFails(ErrorCode.INTERRUPTED, () -> run(guest));
    }

    @Test
    void endsAGuestWhoseThreadIsInterrupted() {
        Instance guest = withCheckpoint(store(10));
        Thread.currentThread().interrupt();
        try {
            assertFails(ErrorCode.INTERRUPTED, () -> run(guest));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void namesTheEngineThatWent() {
        MeteredStore store = store(10);
        Instance guest = withCheckpoint(store);
        engine.gone = true;
        store.interrupt();
        assertFails(ErrorCode.ENGINE_GONE, () -> run(guest));
    }
}
