// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Extern;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.tck.Guests;
import java.util.List;

/**
 * Gives instances what belongs to another store. An item that reached the library with the context
 * of a store that is not its own would end the process; the engine refuses it before the library is
 * asked.
 */
final class ItemsOfAnotherStore {
    private static final FunctionType VOID = new FunctionType(List.of(), List.of());

    private final WasmtimeEngine engine = TestEngine.start();
    private final Store other = engine.newStore(Limits.DEFAULT);

    private ItemsOfAnotherStore() {}

    public static void main(String[] arguments) {
        new ItemsOfAnotherStore().run();
        ChildProcess.survived();
    }

    private void run() {
        refuse("empty-import", other.host(VOID, (in, out) -> {}));
        refuse("memory-user", exportOf("memory", "memory"));
        refuse("table-user", exportOf("table", "table"));
        refuse("global-user", exportOf("global", "counter"));
        refuse("empty-import", exportOf("calls", "none"));
        engine.stop();
    }

    private Extern exportOf(String guest, String name) {
        Instance instance = other.instantiate(compile(guest), List.of());
        return instance.export(name).orElseThrow();
    }

    private void refuse(String guest, Extern foreign) {
        try (Store store = engine.newStore(Limits.DEFAULT)) {
            store.instantiate(compile(guest), List.of(foreign));
            throw new AssertionError(guest + " got what belongs to another store");
        } catch (GantryException refusal) {
            if (refusal.code() != ErrorCode.FOREIGN_EXTERN) {
                throw refusal;
            }
        }
    }

    private CompiledModule compile(String guest) {
        return engine.compile(Guests.bytes(guest), CompileOptions.DEFAULT);
    }
}
