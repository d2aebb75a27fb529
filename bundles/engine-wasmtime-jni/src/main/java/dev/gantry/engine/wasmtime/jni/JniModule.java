// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.GuestText;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.TableType;
import dev.gantry.engine.Tier;
import io.github.kawamuray.wasmtime.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A module that Wasmtime has compiled.
 *
 * <p>Which names its imports have depends on what it is given for them, see {@link Rewriting}, and
 * Wasmtime compiles names with the code. So the names are guessed: those of functions of the host that
 * no guest was given before. Where that was wrong, or the guest has another size of stack, it is
 * compiled once more, and both are kept.
 */
final class JniModule implements CompiledModule {
    private static final int MOST_FORMS = 8;

    private record Form(NativeEngine engine, List<NativeName> imports) {}

    private final WasmtimeJniEngine engine;
    private final String name;
    private final Declarations declarations;
    private final Rewriting rewriting;
    private final List<ImportType> imports;
    private final List<ExportType> exports;
    private final ModuleReport report;
    private final Map<Form, Module> forms = new LinkedHashMap<>(MOST_FORMS, 0.75f, true);
    private int uses;
    private boolean closed;

    private JniModule(WasmtimeJniEngine engine, String name, byte[] wasm) {
        this.engine = engine;
        this.name = name;
        ModuleBytes bytes = new ModuleBytes(name, wasm);
        this.declarations = new Declarations(bytes);
        this.rewriting =
                new Rewriting(bytes, declarations, new CodeScan(bytes, declarations.indices()));
        this.imports = declarations.imports();
        this.exports = declarations.exportTypes();
        long begin = System.nanoTime();
        form(new Form(engine.usualNatives(), guessedNames()));
        this.report = report(bytes.size(ModuleBytes.CODE), System.nanoTime() - begin);
    }

    static JniModule compile(WasmtimeJniEngine engine, CompileOptions options, byte[] wasm) {
        String name = GuestText.clean(options.name());
        if (options.tier() == Tier.INTERPRETED) {
            throw Refusal.unsupported(EngineFeature.INTERPRETED_TIER, name);
        }
        StackGuard.beforeLibrary();
        try {
            return new JniModule(engine, name, wasm);
        } catch (Throwable thrown) { // The edge to the library.
            throw Translation.ofCompiling(thrown, name);
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

    @Override
    public synchronized void close() {
        closed = true;
        freeUnused();
    }

    /** Keeps the native module alive until {@link #release}. */
    synchronized void acquire() {
        if (closed) {
            throw new IllegalStateException("module '" + name + "' has been closed");
        }
        uses++;
    }

    synchronized void release() {
        uses--;
        freeUnused();
    }

    WasmtimeJniEngine engine() {
        return engine;
    }

    String name() {
        return name;
    }

    ModuleReport report() {
        return report;
    }

    /** The memories that it defines itself. */
    List<MemoryType> ownMemories() {
        return declarations.ownMemories();
    }

    /** The tables that it defines itself. */
    List<TableType> ownTables() {
        return declarations.ownTables();
    }

    /** The index of the export at a position of {@link #exports}. */
    int exportedIndex(int position) {
        return declarations.exports().get(position).index();
    }

    boolean hasStart() {
        return declarations.start().isPresent();
    }

    boolean asksBeforeGrowth() {
        return rewriting.asksBeforeGrowth();
    }

    /**
     * Makes an instance, and runs nothing of it. The caller has acquired the module.
     *
     * @param instance what the library shall know it by
     * @param names what it knows the things by that are given for the imports
     */
    void instantiate(NativeStore store, String instance, List<NativeName> names) {
        store.instantiate(instance, form(new Form(store.engine(), names)));
    }

    private synchronized Module form(Form form) {
        Module known = forms.get(form);
        if (known == null) {
            known = form.engine.compile(rewriting.toBytes(form.imports));
            forms.put(form, known);
            dropEldest();
        }
        return known;
    }

    /** Instances that were made live on. */
    private void freeUnused() {
        if (closed && uses == 0) {
            forms.values().forEach(Module::dispose);
            forms.clear();
        }
    }

    private void dropEldest() {
        if (forms.size() > MOST_FORMS && uses <= 1) {
            var eldest = forms.entrySet().iterator();
            eldest.next().getValue().dispose();
            eldest.remove();
        }
    }

    private List<NativeName> guessedNames() {
        List<NativeName> names = new ArrayList<>();
        for (int position = 0; position < imports.size(); position++) {
            names.add(NativeName.ofHost(position));
        }
        return names;
    }

    private ModuleReport report(int codeSize, long nanos) {
        String detail =
                String.format(
                        Locale.ROOT,
                        "%.1f KiB of code, compiled in %d ms",
                        codeSize / 1024.0,
                        nanos / 1_000_000);
        return new ModuleReport(name, "compiled", detail);
    }
}
