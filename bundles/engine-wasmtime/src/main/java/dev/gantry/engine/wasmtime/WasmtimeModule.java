// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A module that the library has compiled, with what it does not say about it. */
final class WasmtimeModule implements CompiledModule {
    private final Wasmtime wasmtime;
    private final String name;
    private final String mark;
    private final Declarations declarations;
    private final long codeShift;
    private final FunctionNames functionNames;
    private final NativeModule code;
    private final List<ImportType> imports;
    private final List<ExportType> exports;
    private final Map<String, Integer> exportPositions = new HashMap<>();
    private final Map<String, Declarations.Definition> growing = new HashMap<>();

    /**
     * @param source is not kept: it holds the bytes of the module
     */
    WasmtimeModule(Wasmtime wasmtime, ModuleSource source, NativeModule code) {
        this.wasmtime = wasmtime;
        this.name = source.bytes().module();
        this.mark = source.mark();
        this.declarations = source.declarations();
        this.codeShift = source.form().codeShift();
        this.functionNames =
                new FunctionNames(source.bytes().names(), declarations.exportedFunctions());
        this.code = code;
        this.imports = List.copyOf(declarations.imports());
        this.exports = List.copyOf(declarations.exportTypes());
        for (ExportType export : exports) {
            exportPositions.put(export.name(), exportPositions.size());
        }
        addGrowing(source.form().added());
    }

    @Override
    public List<ImportType> imports() {
        return imports;
    }

    @Override
    public List<ExportType> exports() {
        return exports;
    }

    @Override
    public void close() {
        code.close();
    }

    Wasmtime wasmtime() {
        return wasmtime;
    }

    String name() {
        return name;
    }

    /** What the library calls the module in frames. */
    String mark() {
        return mark;
    }

    /** How much further on code stands in what the library got than in the module as it came. */
    long codeShift() {
        return codeShift;
    }

    FunctionNames functionNames() {
        return functionNames;
    }

    NativeModule code() {
        return code;
    }

    Optional<Integer> exportPosition(String exportName) {
        return Optional.ofNullable(exportPositions.get(exportName));
    }

    /** The export at a position of {@link #exports}. */
    Declarations.Export export(int position) {
        return declarations.exports().get(position);
    }

    /** Where items of a kind stand among the imports. */
    List<Integer> imported(ItemKind kind) {
        return declarations.imported(kind);
    }

    /** The memories or tables that the module defines itself. */
    List<Declarations.Definition> definitions(ItemKind kind) {
        return declarations.definitions(kind);
    }

    /** Those of them that may grow, by a name that the library exports each under. */
    Map<String, Declarations.Definition> growing() {
        return growing;
    }

    private void addGrowing(List<Declarations.Export> added) {
        List<Declarations.Export> all = new ArrayList<>(declarations.exports());
        all.addAll(added);
        for (ItemKind kind : List.of(ItemKind.MEMORY, ItemKind.TABLE)) {
            for (Declarations.Definition own : declarations.definitions(kind)) {
                if (own.canGrow()) {
                    growing.put(nameOf(own, all), own);
                }
            }
        }
    }

    private static String nameOf(Declarations.Definition own, List<Declarations.Export> exports) {
        for (Declarations.Export export : exports) {
            if (export.kind() == own.kind() && export.index() == own.index()) {
                return export.name();
            }
        }
        throw new IllegalStateException("whatever grows is exported");
    }
}
