// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gantry.tck.Interop;
import dev.gantry.wasm.outline.Proposal;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleModel;
import dev.gantry.wasm.validation.ModuleValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleGeneratorTest {
    private static final int SEEDS = 60;

    /** For what starts a process for every module. */
    private static final int FEW_SEEDS = 12;

    @Test
    void givesTheSameModuleForTheSameSeed() {
        Set<Proposal> all = EnumSet.allOf(Proposal.class);
        assertArrayEquals(ModuleGenerator.generate(1, all), ModuleGenerator.generate(1, all));
        assertFalse(
                Arrays.equals(ModuleGenerator.generate(1, all), ModuleGenerator.generate(2, all)));
    }

    @Test
    void givesValidModules() {
        for (int seed = 0; seed < SEEDS; seed++) {
            validate(seed, ModuleGenerator.generate(seed, proposals(seed)));
            validate(seed, ModuleGenerator.generateWithNans(seed, proposals(seed)));
        }
    }

    @Test
    void usesEveryProposalThatItMay() {
        Set<Proposal> used = EnumSet.noneOf(Proposal.class);
        for (int seed = 0; seed < SEEDS; seed++) {
            used.addAll(
                    validate(seed, ModuleGenerator.generate(seed, proposals(seed))).proposals());
        }
        assertEquals(EnumSet.allOf(Proposal.class), used);
    }

    @Test
    void isRewrittenToValidModules() {
        for (int seed = 0; seed < SEEDS; seed++) {
            for (byte[] rewritten : rewritten(seed)) {
                validate(seed, rewritten);
            }
        }
    }

    @Test
    void isValidForOthersToo(@TempDir Path folder) throws IOException, InterruptedException {
        Path tool = Interop.require("wasm-tools", "cargo install --locked wasm-tools");
        for (int seed = 0; seed < FEW_SEEDS; seed++) {
            List<byte[]> modules = new ArrayList<>(rewritten(seed));
            modules.add(ModuleGenerator.generate(seed, proposals(seed)));
            for (byte[] wasm : modules) {
                Path file = Files.write(folder.resolve("generated.wasm"), wasm);
                Process validation =
                        new ProcessBuilder(
                                        tool.toString(),
                                        "validate",
                                        "--features",
                                        "all",
                                        file.toString())
                                .redirectErrorStream(true)
                                .start();
                String said =
                        new String(
                                validation.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, validation.waitFor(), "seed " + seed + ": " + said);
            }
        }
    }

    /** In every mode that can be had for its proposals. */
    static List<byte[]> rewritten(int seed) {
        byte[] wasm = ModuleGenerator.generate(seed, preparable(seed));
        List<byte[]> all = new ArrayList<>();
        for (PreparationMode mode : PreparationMode.values()) {
            for (boolean deterministic : new boolean[] {false, true}) {
                PreparationOptions options =
                        PreparationOptions.builder(mode)
                                .checkpoints(true)
                                .deterministic(deterministic)
                                .build();
                all.add(Preparation.prepare("generated", wasm, options).wasm());
            }
        }
        return all;
    }

    private static ModuleModel validate(int seed, byte[] wasm) {
        return ModuleValidator.validate("seed " + seed, wasm, FunctionVisitor.NONE);
    }

    /** A different choice for every seed; not both encodings of exceptions in one module. */
    private static Set<Proposal> proposals(int seed) {
        Random random = new Random(seed);
        Set<Proposal> some = EnumSet.noneOf(Proposal.class);
        for (Proposal proposal : Proposal.values()) {
            if (random.nextBoolean()) {
                some.add(proposal);
            }
        }
        some.remove(random.nextBoolean() ? Proposal.EXCEPTIONS : Proposal.LEGACY_EXCEPTIONS);
        return some;
    }

    /** Fuel cannot be counted through exceptions in the old encoding. */
    private static Set<Proposal> preparable(int seed) {
        Set<Proposal> some = proposals(seed);
        some.remove(Proposal.LEGACY_EXCEPTIONS);
        return some;
    }
}
