// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.Immediates;
import dev.gantry.wasm.format.Instruction;
import dev.gantry.wasm.format.Instructions;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The instructions whose types stand in the table, by what they give. */
final class Palette {
    /** The instructions for constants are written where a constant is wanted. */
    private static final Set<Immediates> USABLE =
            EnumSet.of(
                    Immediates.NONE,
                    Immediates.ACCESS,
                    Immediates.ATOMIC,
                    Immediates.ACCESS_LANE,
                    Immediates.LANE,
                    Immediates.SHUFFLE,
                    Immediates.DATA,
                    Immediates.DATA_MEMORY,
                    Immediates.ELEMENT,
                    Immediates.MEMORY,
                    Immediates.ZERO);

    private final Map<Integer, List<Instruction>> byResult = new HashMap<>();

    Palette(Set<Proposal> proposals) {
        for (Instruction instruction : Instructions.all()) {
            if (isUsable(instruction, proposals)) {
                int result =
                        instruction.resultCount() == 0 ? ValueTypes.VOID : instruction.result(0);
                byResult.computeIfAbsent(result, type -> new ArrayList<>()).add(instruction);
            }
        }
    }

    private static boolean isUsable(Instruction instruction, Set<Proposal> proposals) {
        Proposal proposal = instruction.proposal();
        return !instruction.byRule()
                && USABLE.contains(instruction.immediates())
                && (proposal == null
                        || proposal.feature().isEmpty()
                        || proposals.contains(proposal))
                // References come from templates, and nobody would wake who waits.
                && proposal != Proposal.GC
                && !instruction.name().contains("wait");
    }

    /** Any instruction that gives one value of this type, or {@link ValueTypes#VOID}. */
    Instruction pick(int result, Random random) {
        List<Instruction> choice = byResult.getOrDefault(result, List.of());
        Instruction picked = choice.get(random.nextInt(choice.size()));
        boolean rare = mayTrapOnMost(picked) || picked.name().endsWith(".drop");
        return rare && random.nextInt(8) > 0 ? pick(result, random) : picked;
    }

    boolean has(int result) {
        return byResult.containsKey(result);
    }

    private static boolean mayTrapOnMost(Instruction instruction) {
        return instruction.name().contains(".trunc_f");
    }

    /** Whether its second operand must not be zero. */
    static boolean divides(Instruction instruction) {
        String name = instruction.name();
        return name.startsWith("i") && (name.contains(".div_") || name.contains(".rem_"));
    }

    /** Whether lanes of its result may be NaNs, and how wide they are; 0 if not. */
    static int floatLanes(Instruction instruction) {
        String name = instruction.name();
        if (name.startsWith("f32x4")) {
            return 4;
        }
        return name.startsWith("f64x2") ? 2 : 0;
    }
}
