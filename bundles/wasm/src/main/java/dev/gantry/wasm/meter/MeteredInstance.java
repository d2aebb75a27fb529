// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Memory;
import dev.gantry.wasm.preparation.MeterNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An instance of a prepared module as its author knows it: without what only the host may see. */
final class MeteredInstance implements Instance {
    private final MeteredStore store;
    private final Instance instance;
    private final Set<String> hidden;
    private final List<Extern> imports;

    MeteredInstance(
            MeteredStore store,
            Instance instance,
            MeteredModule module,
            List<? extends Extern> imports) {
        this.store = store;
        this.instance = instance;
        this.hidden = module.facts().meter().map(MeteredInstance::all).orElse(Set.of());
        this.imports = List.copyOf(imports);
    }

    @Override
    public Optional<Extern> export(String name) {
        return instance.export(name).filter(found -> !hidden.contains(name)).map(this::wrapped);
    }

    /** An import that is exported again is the same thing still. */
    private Extern wrapped(Extern extern) {
        for (Extern imported : imports) {
            if (MeteredStore.unwrapped(imported) == extern) {
                return imported;
            }
        }
        if (extern instanceof Function function) {
            return new MeteredFunction(store, function);
        }
        return extern instanceof Memory memory ? store.memory(memory) : extern;
    }

    private static Set<String> all(MeterNames names) {
        Set<String> all = new HashSet<>(names.globals());
        names.startFunction().ifPresent(all::add);
        return all;
    }
}
