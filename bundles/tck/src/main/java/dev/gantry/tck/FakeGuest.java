// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.Function;
import dev.gantry.engine.Memory;
import java.util.List;

/** What a guest of the {@link FakeEngine} has at hand while it runs. */
public final class FakeGuest {
    private final FakeStore store;
    private final List<Function> imports;
    private final Memory memory;

    FakeGuest(FakeStore store, List<Function> imports, Memory memory) {
        this.store = store;
        this.imports = imports;
        this.memory = memory;
    }

    /** Calls the import at this position and gives the slots of its results. */
    public long[] call(int position, long... arguments) {
        Function function = imports.get(position);
        long[] results = new long[function.type().resultSlots()];
        function.call(arguments, results);
        checkpoint();
        return results;
    }

    /** The memory that it exports as {@code memory}. */
    public Memory memory() {
        return memory;
    }

    /**
     * Ends the guest if somebody asked for that; to be called in every loop.
     *
     * @throws dev.gantry.engine.TrapException if so
     */
    public void checkpoint() {
        store.checkpoint();
    }
}
