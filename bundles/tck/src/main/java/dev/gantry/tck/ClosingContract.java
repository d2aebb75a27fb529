// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stores and modules are closed in any order, as often as somebody likes. */
abstract class ClosingContract extends EngineTest {
    private static final int MANY = 10_000;
    private static final int AT_ONCE = 500;

    ClosingContract(EngineContract contract) {
        super(contract);
    }

    @Test
    void keepsInstancesOfAModuleThatIsClosed() {
        CompiledModule module = compile("memory");
        Instance guest = store().instantiate(module, List.of());
        Memory memory = memory(guest, "memory");
        module.close();
        assertEquals(1, callInt(guest, "grow", 1));
        call(guest, "store", 65_536, 7);
        assertEquals(7, memory.getByte(65_536));
    }

    @Test
    void closesAModuleTwice() {
        CompiledModule module = compile("calls");
        module.close();
        assertDoesNotThrow(module::close);
    }

    @Test
    void instantiatesNoModuleThatIsClosedOrTakesNoNotice() {
        CompiledModule module = compile("calls");
        module.close();
        try {
            assertEquals(3, callInt(store().instantiate(module, List.of()), "add", 1, 2));
        } catch (GantryException | IllegalStateException e) {
            assertEquals(3, callInt(instantiate("calls"), "add", 1, 2));
        }
    }

    @Test
    void closesAStoreBeforeItsModule() {
        CompiledModule module = compile("calls");
        store().instantiate(module, List.of());
        store().close();
        assertDoesNotThrow(module::close);
    }

    @Test
    void closesAStoreAfterItsModule() {
        CompiledModule module = compile("memory");
        Instance guest = store().instantiate(module, List.of());
        module.close();
        store().close();
        assertFails(ErrorCode.STORE_CLOSED, () -> call(guest, "size"));
    }

    @Test
    void closesStoresAndModulesAfterTheEngineStopped() {
        CompiledModule module = compile("calls");
        store().instantiate(module, List.of());
        contract().stop(engine);
        assertDoesNotThrow(module::close);
        assertDoesNotThrow(store()::close);
        assertDoesNotThrow(() -> contract().stop(engine));
    }

    @Test
    void closesADeadStore() {
        Instance guest = instantiate("traps");
        try {
            call(guest, "unreachable");
        } catch (GantryException dead) {
            assertDoesNotThrow(store()::close);
        }
        assertFails(ErrorCode.STORE_CLOSED, () -> call(guest, "unreachable"));
    }

    @Test
    void opensAndClosesTenThousandStores() {
        CompiledModule module = compile("memory");
        for (int i = 0; i < MANY; i++) {
            useStore(Limits.DEFAULT);
            Instance guest = store().instantiate(module, List.of());
            call(guest, "store", i, i);
            assertEquals(i & 0xff, callInt(guest, "load", i));
        }
    }

    @Test
    void keepsHundredsOfStoresOpenAtOnce() {
        CompiledModule module = compile("memory");
        List<Store> open = new ArrayList<>();
        List<Instance> guests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            open.add(engine.newStore(Limits.DEFAULT));
            guests.add(open.get(i).instantiate(module, List.of()));
            call(guests.get(i), "store", 0, i);
        }
        for (int i = 0; i < AT_ONCE; i++) {
            assertEquals(i & 0xff, callInt(guests.get(i), "load", 0));
        }
        open.forEach(Store::close);
    }
}
