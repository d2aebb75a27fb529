// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.wasm.types.Export;
import dev.gantry.engine.ExportType;
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
final class ChicoryInstance implements Instance {
    private final ChicoryStore store;
    private final ChicoryModule module;
    private final com.dylibso.chicory.runtime.Instance instance;
    private final Values values;
    private final List<Extern> imports;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<Integer, Extern> exports = new HashMap<>();

    ChicoryInstance(
            ChicoryStore store,
            ChicoryModule module,
            com.dylibso.chicory.runtime.Instance instance,
            Values values,
            List<Extern> imports) {
        this.store = store;
        this.module = module;
        this.instance = instance;
        this.values = values;
        this.imports = imports;
        for (ExportType export : module.exports()) {
            positions.put(export.name(), positions.size());
        }
    }

    @Override
    public Optional<Extern> export(String name) {
        store.entrance().check();
        return Optional.ofNullable(positions.get(name))
                .map(position -> exports.computeIfAbsent(position, this::export));
    }

    private Extern export(int position) {
        Export export = module.export(position);
        ExternType type = module.exports().get(position).type();
        List<Extern> imported =
                imports.stream()
                        .filter(given -> given.type().getClass() == type.getClass())
                        .toList();
        return export.index() < imported.size()
                ? imported.get(export.index())
                : own(type, export.index());
    }

    private Extern own(ExternType type, int index) {
        if (type instanceof FunctionType function) {
            return new ChicoryFunction(store, function, instance.getMachine(), index, values);
        }
        if (type instanceof MemoryType memory) {
            return new ChicoryMemory(store, memory, (GuestMemory) instance.memory(index));
        }
        if (type instanceof TableType table) {
            var guestTable = (GuestTable) instance.table(index);
            return new ChicoryTable(store, table, guestTable, module, index);
        }
        if (type instanceof GlobalType global) {
            return new ChicoryGlobal(store, global, instance.global(index), values);
        }
        if (type instanceof TagType tag) {
            return new ChicoryTag(store, tag);
        }
        throw new IllegalStateException("no export has the type " + type);
    }
}
