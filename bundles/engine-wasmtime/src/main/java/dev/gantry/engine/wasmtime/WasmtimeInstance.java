// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Extern;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TagType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A live instance. What it imported and exports again is the very thing that it was given. */
final class WasmtimeInstance implements Instance {
    private final WasmtimeStore store;
    private final WasmtimeModule module;
    private final List<Extern> imports;
    private final long instance;
    private final Map<Integer, Extern> exports = new HashMap<>();

    /**
     * @param instance the address of what the library knows it by
     */
    WasmtimeInstance(
            WasmtimeStore store, WasmtimeModule module, List<Extern> imports, long instance) {
        this.store = store;
        this.module = module;
        this.imports = imports;
        this.instance = instance;
    }

    @Override
    public Optional<Extern> export(String name) {
        store.entrance().enter();
        try {
            return module.exportPosition(name)
                    .map(position -> exports.computeIfAbsent(position, this::export));
        } finally {
            store.entrance().leave();
        }
    }

    private Extern export(int position) {
        Declarations.Export export = module.export(position);
        List<Integer> imported = module.imported(export.kind());
        return export.index() < imported.size()
                ? imports.get(imported.get(export.index()))
                : own(
                        module.exports().get(position).type(),
                        store.exported(instance, export.name()));
    }

    private Extern own(ExternType type, long item) {
        return switch (type) {
            case FunctionType function -> new WasmtimeFunction(store, function, item);
            case MemoryType memory -> new WasmtimeMemory(store, memory, item);
            case TableType table -> new WasmtimeTable(store, table, item);
            case GlobalType global -> new WasmtimeGlobal(store, global, item);
            case TagType tag -> new WasmtimeTag(store, tag, item);
        };
    }
}
