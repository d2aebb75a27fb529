// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.tck.Guests;
import dev.gantry.tck.generator.ModuleGenerator;
import dev.gantry.wasm.ModuleReader;
import dev.gantry.wasm.outline.Proposal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A module of the record, known by its name: {@code seed/12} is generated, {@code tck/calls} is a guest of
 * this kit, {@code guests/hello/hello} one of the project's.
 */
record Subject(String name) {
    private static final String SEED = "seed/";
    private static final String KIT = "tck/";
    private static final String GUESTS = "guests";
    private static final String WASM = ".wasm";

    /** What a generated module may use; threads are for nobody, and old exceptions are not counted. */
    private static final List<Proposal> CHOICE =
            Arrays.stream(Proposal.values())
                    .filter(proposal -> proposal.feature().isPresent())
                    .filter(proposal -> proposal.feature().get() != EngineFeature.THREADS)
                    .filter(proposal -> proposal != Proposal.LEGACY_EXCEPTIONS)
                    .toList();

    private boolean isGenerated() {
        return name.startsWith(SEED);
    }

    /** Whether it is generated from this seed or a later one. */
    boolean isSeedFrom(int first) {
        return isGenerated() && seed() >= first;
    }

    private int seed() {
        return Integer.parseInt(name.substring(SEED.length()));
    }

    /** Whether the bits of NaNs make a difference, and all are made one. */
    boolean isDeterministic() {
        return !isGenerated() || seed() % 4 >= 2;
    }

    /** Whether its bytes can be had: the project's guests only in a checkout of it. */
    boolean isHere() {
        return isGenerated() || name.startsWith(KIT) || root().isPresent();
    }

    byte[] wasm() {
        if (isGenerated()) {
            return isDeterministic()
                    ? ModuleGenerator.generateWithNans(seed(), proposals(seed()))
                    : ModuleGenerator.generate(seed(), proposals(seed()));
        }
        return name.startsWith(KIT)
                ? Guests.bytes(name.substring(KIT.length()))
                : read(root().orElseThrow().resolve(name + WASM));
    }

    /** All that the record is to hold: so many seeds, and every guest that imports functions alone. */
    static List<Subject> all(Path root, int seeds) throws IOException {
        List<Subject> all = new ArrayList<>();
        IntStream.range(0, seeds).forEach(seed -> all.add(new Subject(SEED + seed)));
        names(root.resolve("bundles/tck/src/main/wat"))
                .forEach(name -> all.add(new Subject(KIT + name)));
        names(root.resolve(GUESTS)).forEach(name -> all.add(new Subject(GUESTS + "/" + name)));
        return all.stream().filter(Subject::isAskable).toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(WASM))
                    .map(name -> name.substring(0, name.length() - WASM.length()))
                    .sorted()
                    .toList();
        }
    }

    private boolean isAskable() {
        try {
            return HostStubs.canOffer(ModuleReader.read(name, wasm()).imports());
        } catch (InvalidModuleException none) {
            return false;
        }
    }

    /** Every second module needs nothing that an engine may lack, the others one to three things. */
    private static Set<Proposal> proposals(int seed) {
        if (seed % 2 == 0) {
            return Set.of();
        }
        Random random = new Random(seed);
        List<Proposal> shuffled = new ArrayList<>(CHOICE);
        Collections.shuffle(shuffled, random);
        return EnumSet.copyOf(shuffled.subList(0, 1 + random.nextInt(3)));
    }

    /** The folder of the checkout that this runs in. */
    static Optional<Path> root() {
        return Optional.ofNullable(System.getProperty("gantry.root"))
                .map(Path::of)
                .filter(root -> Files.isDirectory(root.resolve("guests")));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
