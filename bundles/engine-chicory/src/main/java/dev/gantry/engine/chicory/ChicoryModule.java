// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import dev.gantry.GuestText;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A module that Chicory has validated, with what it does not say about it. */
final class ChicoryModule implements CompiledModule {
    private final ChicoryEngine engine;
    private final String name;
    private final String className;
    private final WasmModule parsed;
    private final Supplier<WasmModule> withLiveCode;
    private final List<ImportType> imports;
    private final List<ExportType> exports;
    private final byte[] typeSection;
    private final int codeSize;
    private final ModuleScan scan;
    private final FunctionNames functionNames;
    private final Machines machines;

    private ChicoryModule(
            ChicoryEngine engine, CompileOptions options, String className, byte[] wasm) {
        this.engine = engine;
        this.name = GuestText.clean(options.name());
        this.className = className;
        ModuleBytes bytes = new ModuleBytes(name, wasm);
        ImportSection importSection = new ImportSection(bytes);
        this.scan = new ModuleScan(bytes);
        Optional<CompiledCode> kept = engine.kept().find(className, options);
        Map<Integer, byte[]> replaced = new HashMap<>();
        replaced.put(ModuleBytes.IMPORTS, importSection.renamed());
        if (scan.blocksHaveParameters()) {
            replaced.putAll(BlockParameters.removed(bytes));
        }
        code(bytes, replaced)
                .map(code -> code(code, importSection.functions(), kept))
                .ifPresent(code -> replaced.put(ModuleBytes.CODE, code));
        if (!scan.referred().isEmpty()) {
            replaced.put(ModuleBytes.ELEMENTS, Declarations.added(bytes, scan.referred()));
        }
        byte[] rewritten = bytes.rewritten(replaced);
        this.parsed = parse(rewritten);
        this.withLiveCode = () -> parse(LiveCode.in(new ModuleBytes(name, rewritten)));
        this.imports = importSection.types(i -> Types.function(parsed.typeSection().getType(i)));
        this.exports = new ModuleTypes(parsed, scan, imports).exports();
        this.typeSection = bytes.copy(ModuleBytes.TYPES);
        this.codeSize = bytes.size(ModuleBytes.CODE);
        this.functionNames = new FunctionNames(bytes.names(), exportedFunctions());
        this.machines = new Machines(this, options, kept);
    }

    /**
     * @param className the name that classes get which code is compiled to, different for each module
     */
    static ChicoryModule compile(
            ChicoryEngine engine, CompileOptions options, String className, byte[] wasm) {
        try {
            return new ChicoryModule(engine, options, className, wasm);
        } catch (Throwable thrown) { // The edge to the library.
            throw Translation.ofCompiling(thrown, GuestText.clean(options.name()));
        }
    }

    @Override
    public List<ImportType> imports() {
        return imports;
    }

    @Override
    public List<ExportType> exports() {
        return exports;
    }

    ChicoryEngine engine() {
        return engine;
    }

    String name() {
        return name;
    }

    String className() {
        return className;
    }

    WasmModule parsed() {
        return parsed;
    }

    /** The same without what is never reached, see {@link LiveCode}. */
    WasmModule parsedLiveCode() {
        return withLiveCode.get();
    }

    private static WasmModule parse(byte[] bytes) {
        return Parser.builder()
                .withCustomParsers(Map.of())
                .build()
                .parse(() -> new ByteArrayInputStream(bytes));
    }

    FunctionNames functionNames() {
        return functionNames;
    }

    /** How many bytes of code it has. */
    int codeSize() {
        return codeSize;
    }

    /** Makes what runs the code of one instance. */
    Machine machine(Instance instance, Backtrace backtrace) {
        return machines.create(instance, backtrace);
    }

    ModuleStatus status() {
        return machines.status();
    }

    /** Whether compiled code leaves this function to the interpreter. */
    boolean interprets(int function) {
        return machines.interprets(function);
    }

    /** Whether there is code that only compiled code gets right, see {@link Machines}. */
    boolean mustBeCompiled() {
        return !scan.loopsWithParameters().isEmpty();
    }

    /** Whether that is true of one of these functions. */
    boolean mustBeCompiled(List<Integer> functions) {
        return functions.stream()
                .anyMatch(
                        function -> scan.loopsWithParameters().get(function - importedFunctions()));
    }

    int importedFunctions() {
        return parsed.importSection().count(ExternalType.FUNCTION);
    }

    /** The memories that it defines itself. */
    List<MemoryType> ownMemories() {
        return scan.memories();
    }

    /** The tables that it defines itself. */
    List<TableType> ownTables() {
        return scan.tables();
    }

    /** The export at a position of {@link #exports}. */
    Export export(int position) {
        return parsed.exportSection().getExport(position);
    }

    /**
     * Whether elements of this table become values of the module. Chicory takes such a value for a
     * function of the module that reads it, whoever put it there.
     */
    boolean readsTable(int table) {
        return scan.readTables().contains(table);
    }

    /** Whether a type index means the same in both. */
    boolean hasTypesOf(ChicoryModule other) {
        return Arrays.equals(typeSection, other.typeSection);
    }

    /** The code, or what has come in its place. */
    private Optional<ByteReader> code(ModuleBytes bytes, Map<Integer, byte[]> replaced) {
        byte[] other = replaced.get(ModuleBytes.CODE);
        return other == null
                ? bytes.section(ModuleBytes.CODE)
                : Optional.of(new ByteReader(name, other, 0, other.length));
    }

    private static byte[] code(ByteReader code, int first, Optional<CompiledCode> kept) {
        return kept.isPresent()
                ? CodeStubs.in(code, first, kept.get()::interprets)
                : FunctionEnds.apart(code);
    }

    private Map<Integer, String> exportedFunctions() {
        Map<Integer, String> names = new HashMap<>();
        for (int position = 0; position < exports.size(); position++) {
            if (export(position).exportType() == ExternalType.FUNCTION) {
                names.putIfAbsent(export(position).index(), exports.get(position).name());
            }
        }
        return names;
    }
}
