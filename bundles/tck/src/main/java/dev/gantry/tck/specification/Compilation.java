// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.Tier;
import dev.gantry.wasm.ModuleReader;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleValidator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Has an engine compile the modules of scripts. What a module needs, our validator knows: exactly where
 * the engine does not declare it, it has to refuse by name.
 */
final class Compilation {
    /** What was wrong for a proposal, and is right in WebAssembly 3.0. */
    static final Set<String> LIFTED =
            Set.of("multiple memories", "multiple tables", "zero byte expected");

    private final Engine engine;
    private final CompileOptions options;

    Compilation(Engine engine, Tier tier) {
        this.engine = engine;
        this.options = CompileOptions.builder().name("script").tier(tier).build();
    }

    CompiledModule compile(byte[] wasm) {
        Set<EngineFeature> missing = needs(wasm);
        missing.removeAll(engine.features());
        CompiledModule module;
        try {
            module = engine.compile(wasm, options);
        } catch (GantryException refusal) {
            checkLacking(refusal);
            throw new Mismatch(refusal.describe());
        }
        if (!missing.isEmpty()) {
            module.close();
            throw new Mismatch("not refused, although it needs " + missing);
        }
        return module;
    }

    /** What a module wants, by our own reading; nothing if we do not take it. */
    static List<ImportType> imports(byte[] wasm) {
        try {
            return ModuleReader.read("", wasm).imports();
        } catch (InvalidModuleException ours) {
            return List.of();
        }
    }

    private static Set<EngineFeature> needs(byte[] wasm) {
        Set<EngineFeature> needs = EnumSet.noneOf(EngineFeature.class);
        try {
            needs.addAll(ModuleValidator.validate("", wasm, FunctionVisitor.NONE).needs());
        } catch (InvalidModuleException ours) { // A cap of our own, which no engine has to have.
            return needs;
        }
        return needs;
    }

    /** Ends the command if the engine does not declare what it says it lacks. */
    void checkLacking(GantryException refusal) {
        if (isLacking(refusal)) {
            throw new NotAsked(NotAsked.Reason.LACKING);
        }
    }

    boolean isLacking(GantryException refusal) {
        return refusal.code() == ErrorCode.UNSUPPORTED_FEATURE
                && engine.features().stream()
                        .noneMatch(feature -> feature.label().equals(refusal.subject()));
    }

    /**
     * The engine has to refuse the module. Whether it calls that malformed or invalid is left to it: what
     * guests are told, our own validator says.
     */
    void assertRefused(Command command) {
        if (!command.hasBinary()) {
            throw new NotAsked(NotAsked.Reason.TEXT_FORMAT);
        }
        if (LIFTED.contains(command.text())) {
            throw new NotAsked(NotAsked.Reason.LIFTED);
        }
        try {
            engine.compile(command.wasm(), options).close();
        } catch (GantryException refusal) {
            checkLacking(refusal);
            if (refusal instanceof InvalidModuleException) {
                return;
            }
            throw new Mismatch("for " + command.text() + ": " + refusal.describe());
        }
        throw new Mismatch("taken, although: " + command.text());
    }
}
