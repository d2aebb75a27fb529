// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.ModuleReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** From bytes to a module: compiled now, or found where compiled modules are kept. */
final class ModuleCompiler {
    private static final String COMPILED = "compiled";
    private static final String FROM_CACHE = "compiled, from cache";
    private static final String MARK = "m";

    private final Wasmtime wasmtime;
    private final KeptModules kept;
    private final Reports reports;
    private final AtomicLong marks = new AtomicLong();

    ModuleCompiler(Wasmtime wasmtime, KeptModules kept, Reports reports) {
        this.wasmtime = wasmtime;
        this.kept = kept;
        this.reports = reports;
    }

    WasmtimeModule compile(ModuleBytes bytes, CompileOptions options) {
        long start = System.nanoTime();
        Optional<String> name = kept.name(options, bytes);
        Optional<Long> found = name.flatMap(key -> kept.load(key, wasmtime.usualEngine()));
        if (found.isEmpty()) {
            validate(bytes);
        }
        String mark = name.orElseGet(() -> MARK + marks.incrementAndGet());
        ModuleSource source = ModuleSource.read(bytes, mark);
        long address = found.isPresent() ? found.get() : translate(source);
        NativeModule code = wasmtime.nativeModule(address);
        report(bytes, found.isPresent(), System.nanoTime() - start);
        if (found.isEmpty()) {
            name.ifPresent(key -> kept.keep(key, code));
        }
        return new WasmtimeModule(wasmtime, source, code);
    }

    /** Of the bytes as they came, so that messages are about them. */
    private void validate(ModuleBytes module) {
        try (NativeBuffer bytes = NativeBuffer.of(List.of(module.all()))) {
            long error =
                    wasmtime.usualEngine()
                            .use(
                                    engine ->
                                            wasmtime.api()
                                                    .call(
                                                            CFunction.WASMTIME_MODULE_VALIDATE,
                                                            engine,
                                                            bytes.address(),
                                                            bytes.size()));
            refuseIf(error, module);
        }
    }

    private long translate(ModuleSource source) {
        try (NativeBuffer bytes = NativeBuffer.of(source.form().parts());
                NativeBuffer module = NativeBuffer.allocate(Layouts.WORD)) {
            long error =
                    wasmtime.usualEngine()
                            .use(
                                    engine ->
                                            wasmtime.api()
                                                    .call(
                                                            CFunction.WASMTIME_MODULE_NEW,
                                                            engine,
                                                            bytes.address(),
                                                            bytes.size(),
                                                            module.address()));
            refuseIf(error, source.bytes());
            return Layouts.getLong(module.address());
        }
    }

    private void refuseIf(long error, ModuleBytes module) {
        if (error != 0) {
            throw CompileFailure.of(wasmtime.api().takeMessage(error), module.module());
        }
    }

    /** In words that are put together by hand: formatting them takes a young process longer. */
    private void report(ModuleBytes module, boolean found, long nanos) {
        String size = Math.ceilDiv(module.length(), 1024) + " KiB, ";
        String time = " in " + Math.ceilDiv(nanos, 1_000_000) + " ms";
        String tier = found ? FROM_CACHE : COMPILED;
        reports.add(
                new ModuleReport(
                        module.module(), tier, size + (found ? "loaded" : COMPILED) + time));
    }
}
