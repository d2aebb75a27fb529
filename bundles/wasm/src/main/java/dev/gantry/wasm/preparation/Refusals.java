// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.outline.Proposal;
import dev.gantry.wasm.validation.ModuleModel;

/** What the pass does not take, although it may be valid. */
final class Refusals {
    private static final String REBUILD =
            "rebuild it with the final encoding (-mllvm -wasm-use-legacy-eh=false)";

    private Refusals() {}

    /** Throws if there is any such thing in what is known of a module so far. */
    static void check(ModuleModel module, PreparationOptions options) {
        checkShared(module);
        if (options.checkpoints() && module.proposals().contains(Proposal.LEGACY_EXCEPTIONS)) {
            throw unsupported(
                    module,
                    "exceptions in the encoding of 2021 cannot be counted",
                    options.mode() == PreparationMode.METERED
                            ? REBUILD + ", or run it without --fuel, --stack and --deterministic"
                            : REBUILD + ", or run it on an engine that interrupts loops itself");
        }
    }

    /** Throws if the module imports what only the host may offer. */
    static void checkImports(ModuleModel module) {
        for (ImportType wanted : module.outline().imports()) {
            if (wanted.module().startsWith(MeterNames.RESERVED)) {
                throw new InvalidModuleException(
                        ErrorCode.RESERVED_IMPORT,
                        module.subject(),
                        module.subject()
                                + ": imports '"
                                + GuestText.clean(wanted.name())
                                + "' of '"
                                + GuestText.clean(wanted.module())
                                + "', which is the host's own");
            }
        }
    }

    /** Throws if a type of the module refers to another, which could not be moved alone. */
    static void checkTypesAreAlone(PreparedModule.Facts module) {
        boolean alone =
                !module.needs().contains(EngineFeature.GC)
                        && !module.needs().contains(EngineFeature.FUNCTION_REFERENCES);
        if (!alone) {
            throw new GantryException(
                    ErrorCode.UNSUPPORTED_FEATURE,
                    module.name(),
                    module.name()
                            + ": types that refer to others cannot be shared between modules on"
                            + " this engine",
                    "use an engine that supports 'cross-module-indirect-calls'",
                    null);
        }
    }

    private static void checkShared(ModuleModel module) {
        for (int i = 0; i < module.memories(); i++) {
            if (module.memory(i).shared()) {
                throw unsupported(
                        module,
                        "memory " + i + " is shared between threads, and guests have one thread",
                        "rebuild it without threads");
            }
        }
    }

    private static GantryException unsupported(ModuleModel module, String why, String hint) {
        return new GantryException(
                ErrorCode.UNSUPPORTED_FEATURE,
                module.subject(),
                module.subject() + ": " + why,
                hint,
                null);
    }
}
