// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.MemoryLimits;

/** Makes an instance of Chicory that keeps to the rules of its store. */
record Instantiation(
        ChicoryModule module, ImportValues imports, Budget budget, Backtrace backtrace) {
    /** Runs the start section too, but no export. */
    Instance run() {
        return Instance.builder(module.parsed())
                .withImportValues(imports)
                .withMemoryFactory(this::memory)
                .withTableFactory((table, initial) -> new GuestTable(table, initial, budget))
                .withMachineFactory(instance -> module.machine(instance, backtrace))
                .withUnsafeExecutionListener(new Checkpoints())
                .withStart(false)
                .build();
    }

    /** The greatest size decides how large a directory of pages the host allocates. */
    private GuestMemory memory(MemoryLimits declared) {
        long reachable = declared.initialPages() + budget.pagesLeft();
        int maximum = (int) Math.min(declared.maximumPages(), reachable);
        return new GuestMemory(new MemoryLimits(declared.initialPages(), maximum), budget);
    }
}
