// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.preparation.OriginalFrames;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.List;
import java.util.function.ToLongFunction;

/** A prepared module that an engine compiled. What the pass added is never seen. */
public final class MeteredModule implements CompiledModule {
    private final CompiledModule compiled;
    private final PreparedModule.Facts facts;
    private final OriginalFrames originalFrames;
    private final long ownPages;
    private final long ownElements;

    /**
     * @param compiled what an engine made of the prepared bytes; closed with this
     */
    public MeteredModule(CompiledModule compiled, PreparedModule prepared) {
        this.compiled = compiled;
        this.facts = prepared.facts();
        this.originalFrames = prepared.originalFrames();
        ModuleOutline outline = facts.outline();
        this.ownPages = ownMinimum(outline, outline.spaces().memories(), MemoryType::minimum);
        this.ownElements = ownMinimum(outline, outline.spaces().tables(), TableType::minimum);
    }

    @Override
    public List<ImportType> imports() {
        return facts.outline().imports();
    }

    @Override
    public List<ExportType> exports() {
        return facts.outline().exports();
    }

    @Override
    public void close() {
        compiled.close();
    }

    CompiledModule compiled() {
        return compiled;
    }

    /** All that is needed of the prepared module once it is compiled: its bytes are not. */
    PreparedModule.Facts facts() {
        return facts;
    }

    OriginalFrames originalFrames() {
        return originalFrames;
    }

    /** What messages call it. */
    String name() {
        return facts.name();
    }

    /** What the memories start with that it defines itself. */
    long ownPages() {
        return ownPages;
    }

    /** What the tables start with that it defines itself. */
    long ownElements() {
        return ownElements;
    }

    private static <T extends ExternType> long ownMinimum(
            ModuleOutline outline, List<T> all, ToLongFunction<T> minimum) {
        long total = 0;
        for (T own : all.subList(imported(outline, all), all.size())) {
            total = sum(total, minimum.applyAsLong(own));
        }
        return total;
    }

    private static int imported(ModuleOutline outline, List<? extends ExternType> all) {
        if (all.isEmpty()) {
            return 0;
        }
        Class<?> kind = all.get(0).getClass();
        return (int)
                outline.imports().stream().filter(entry -> kind.isInstance(entry.type())).count();
    }

    /** Of unsigned numbers that a guest chose: what is too large for a long is as much as one holds. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return other < 0 || sum < 0 ? Long.MAX_VALUE : sum;
    }
}
