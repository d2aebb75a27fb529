// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleModel;
import dev.gantry.wasm.validation.ModuleValidator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The preparation pass: checks the bytes of a module, and rewrites them so that the guest can be
 * stopped, counted and bounded on any engine.
 *
 * <p>The original is validated whole before anything rewritten is used: a module that is invalid by
 * itself could become valid, and wrong, by what is added to it.
 */
public final class Preparation {
    /** Part of the keys of caches: to be raised when the same module is rewritten in another way. */
    static final int EDITION = 2;

    private static final int MOST_GROWTH = 3;
    private static final long GROWTH_OF_SMALL_MODULES = 1 << 20;

    private Preparation() {}

    /**
     * Prepares a module.
     *
     * @param name what messages call it; cleaned here
     * @throws InvalidModuleException if the module is none, breaks a rule, exceeds a cap, or imports
     *     what only the host may offer
     * @throws GantryException UNSUPPORTED_FEATURE if it cannot be prepared honestly
     * @throws dev.gantry.engine.TrapException INTERRUPTED if the thread is interrupted meanwhile
     */
    public static PreparedModule prepare(String name, byte[] wasm, PreparationOptions options) {
        if (options.mode() == PreparationMode.PLAIN) {
            ModuleModel module = ModuleValidator.validate(name, wasm, FunctionVisitor.NONE);
            Refusals.check(module, options);
            Refusals.checkImports(module);
            return new PreparedModule(
                    wasm, facts(module, options, Optional.empty(), 0), Optional.empty());
        }
        ModuleRewriter rewriter = new ModuleRewriter(options);
        ModuleModel module =
                ModuleValidator.validate(
                        name,
                        wasm,
                        (model, body) -> {
                            Refusals.check(model, options);
                            rewriter.visit(model, body);
                        });
        Refusals.check(module, options);
        Refusals.checkImports(module);
        MeterNames names = MeterNames.unusedBy(module.outline());
        byte[] rewritten = rewriter.finish(module, names);
        checkSize(module, rewritten.length);
        ModuleValidator.validateRewritten(name, rewritten, FunctionVisitor.NONE);
        return new PreparedModule(
                rewritten,
                facts(module, options, Optional.of(names), rewriter.charges()),
                Optional.of(rewriter.offsets()));
    }

    /**
     * Gives prepared modules one type section, for an engine that does not declare {@link
     * EngineFeature#CROSS_MODULE_INDIRECT_CALLS} and guests whose modules share a table.
     *
     * @throws GantryException UNSUPPORTED_FEATURE if their types refer to one another
     */
    public static List<PreparedModule> withCommonTypes(List<PreparedModule> modules) {
        for (PreparedModule module : modules) {
            Refusals.checkTypesAreAlone(module.facts());
        }
        List<byte[]> wasm = modules.stream().map(PreparedModule::wasm).toList();
        List<byte[]> unified = CommonTypes.unify("a guest of several modules", wasm);
        String together = "-" + Digest.of(unified.get(0)).hex();
        return IntStream.range(0, modules.size())
                .mapToObj(i -> modules.get(i).withWasm(unified.get(i), together))
                .toList();
    }

    private static void checkSize(ModuleModel module, int rewritten) {
        long most = (long) MOST_GROWTH * module.bytes().length + GROWTH_OF_SMALL_MODULES;
        if (rewritten > most) {
            throw new InvalidModuleException(
                    ErrorCode.MODULE_LIMIT,
                    module.subject(),
                    module.subject()
                            + ": with what counts it the module has "
                            + rewritten
                            + " bytes, and may have "
                            + most);
        }
    }

    private static PreparedModule.Facts facts(
            ModuleModel module,
            PreparationOptions options,
            Optional<MeterNames> names,
            int charges) {
        ModuleOutline outline = module.outline();
        boolean shared = names.isPresent() && options.sharedMeter();
        return new PreparedModule.Facts(
                module.subject(),
                outline,
                needs(module, names.isPresent()),
                names.isPresent() && options.checkpoints() ? 1 : 0,
                shared ? names.get().globals().size() : 0,
                names,
                charges,
                instantiationFuel(module),
                Digest.of(module.bytes()).hex() + "-" + EDITION + "-" + options.key());
    }

    private static Set<EngineFeature> needs(ModuleModel module, boolean rewritten) {
        Set<EngineFeature> needs = EnumSet.noneOf(EngineFeature.class);
        needs.addAll(module.needs());
        if (rewritten) {
            needs.add(EngineFeature.GLOBAL_ACCESS); // the host reads and sets the meter
            if (needs.remove(EngineFeature.RELAXED_SIMD)) {
                needs.add(EngineFeature.SIMD);
            }
        }
        return needs;
    }

    private static long instantiationFuel(ModuleModel module) {
        long fuel = module.segmentBytes() / Prices.BYTES_A_UNIT;
        for (int i = module.importedMemories(); i < module.memories(); i++) {
            fuel += module.memory(i).minimum() * Prices.PAGE;
        }
        for (int i = module.importedTables(); i < module.tables(); i++) {
            fuel =
                    Math.min(
                            Prices.GREATEST_CHARGE,
                            fuel + Math.min(Prices.GREATEST_CHARGE, module.table(i).minimum()));
        }
        return Math.min(Prices.GREATEST_CHARGE, fuel);
    }
}
