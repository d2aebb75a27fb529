// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportGlobal;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportTable;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Extern;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.LinkException;
import dev.gantry.engine.ValueType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks what a module is given for its imports, and hands it to Chicory.
 *
 * <p>A funcref is an index without an owner in Chicory, and the type of an indirect call is looked up
 * in the module that is called. So funcrefs may pass from one module to another in a table only, and
 * only between modules that have the same types and never take an element out.
 */
final class Linker {
    private final ChicoryStore store;
    private final ChicoryModule module;
    private final Values values;
    private final ImportValues.Builder linked = ImportValues.builder();
    private int tables;

    Linker(ChicoryStore store, ChicoryModule module, Values values) {
        this.store = store;
        this.module = module;
        this.values = values;
    }

    ImportValues link(List<? extends Extern> externs) {
        List<ImportType> wanted = module.imports();
        if (externs.size() != wanted.size()) {
            throw mismatch("it has " + wanted.size() + " imports, and was given " + externs.size());
        }
        for (int position = 0; position < wanted.size(); position++) {
            Extern given = externs.get(position);
            check(wanted.get(position), given);
            add(ImportSection.name(position), given);
        }
        return linked.build();
    }

    private void check(ImportType wanted, Extern given) {
        if (!(given instanceof Owned owned) || owned.store() != store) {
            throw new GantryException(
                    ErrorCode.FOREIGN_EXTERN,
                    module.name(),
                    "cannot instantiate module '"
                            + module.name()
                            + "': what import "
                            + describe(wanted)
                            + " was given belongs to another store");
        }
        if (!Matching.fits(given, wanted.type())) {
            throw mismatch(
                    "import "
                            + describe(wanted)
                            + " is ("
                            + wanted.type()
                            + "), and was given ("
                            + given.type()
                            + ")");
        }
    }

    private void add(String name, Extern given) {
        if (given instanceof HostFunction function) {
            add(name, function.type(), function.handle(values));
        } else if (given instanceof ChicoryFunction function) {
            refuseIf(usesFuncref(function.type()));
            add(name, function.type(), function.handle());
        } else if (given instanceof ChicoryMemory memory) {
            linked.addMemory(new ImportMemory("", name, memory.guestMemory().view()));
        } else if (given instanceof ChicoryTable table) {
            refuseIf(!table.canBeSharedWith(module, tables++));
            linked.addTable(new ImportTable("", name, table.guestTable()));
        } else if (given instanceof ChicoryGlobal global) {
            refuseIf(global.type().value() == ValueType.FUNCREF);
            linked.addGlobal(new ImportGlobal("", name, global.guestGlobal()));
        }
    }

    private void add(String name, FunctionType type, WasmFunctionHandle handle) {
        linked.addFunction(new ImportFunction("", name, Types.function(type), handle));
    }

    private void refuseIf(boolean mixesFunctions) {
        if (mixesFunctions) {
            throw Refusal.unsupported(EngineFeature.CROSS_MODULE_INDIRECT_CALLS, module.name());
        }
    }

    private static boolean usesFuncref(FunctionType type) {
        return Stream.concat(type.parameters().stream(), type.results().stream())
                .anyMatch(value -> value == ValueType.FUNCREF);
    }

    private LinkException mismatch(String reason) {
        return new LinkException(
                ErrorCode.IMPORT_MISMATCH,
                module.name(),
                "cannot instantiate module '" + module.name() + "': " + reason);
    }

    private static String describe(ImportType wanted) {
        return "'"
                + GuestText.clean(wanted.module())
                + "' '"
                + GuestText.clean(wanted.name())
                + "'";
    }
}
