// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.ExportType;
import dev.gantry.engine.Extern;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A live instance. What it imported and exports again is the very thing that it was given. */
final class JniInstance implements Instance {
    private final JniStore store;
    private final JniModule module;
    private final String name;
    private final List<Extern> imports;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<Integer, Extern> exports = new HashMap<>();

    /**
     * @param name what the library knows it by
     */
    JniInstance(JniStore store, JniModule module, String name, List<Extern> imports) {
        this.store = store;
        this.module = module;
        this.name = name;
        this.imports = imports;
        for (ExportType export : module.exports()) {
            positions.put(export.name(), positions.size());
        }
    }

    @Override
    public Optional<Extern> export(String exportName) {
        return store.look(
                () ->
                        Optional.ofNullable(positions.get(exportName))
                                .map(position -> exports.computeIfAbsent(position, this::export)));
    }

    private Extern export(int position) {
        ExternType type = module.exports().get(position).type();
        int index = module.exportedIndex(position);
        List<Extern> imported =
                imports.stream()
                        .filter(given -> given.type().getClass() == type.getClass())
                        .toList();
        return index < imported.size() ? imported.get(index) : own(type, position);
    }

    private Extern own(ExternType type, int position) {
        NativeName own = new NativeName(name, Rewriting.export(position));
        NativeStore natives = store.natives();
        if (type instanceof FunctionType function) {
            boolean vectors = VectorAdapter.isNeeded(function);
            NativeName called =
                    vectors ? new NativeName(name, Rewriting.vectorCall(position)) : own;
            return new JniFunction(store, function, own, called);
        }
        if (type instanceof MemoryType memory) {
            return new JniMemory(store, memory, own, natives.memory(own));
        }
        if (type instanceof TableType table) {
            NativeName size = new NativeName(name, Rewriting.tableSize(position));
            NativeName settling = new NativeName(name, Rewriting.tableSettling(position));
            return new JniTable(store, table, own, natives.function(size), settling);
        }
        if (type instanceof GlobalType global) {
            return new JniGlobal(store, global, own, natives.global(own));
        }
        throw new IllegalStateException("no export has the type " + type);
    }
}
