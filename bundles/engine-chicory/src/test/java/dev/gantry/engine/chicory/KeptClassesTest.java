// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Tier;
import dev.gantry.tck.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each engine here stands for a process of its own. */
class KeptClassesTest {
    private record Run(long result, String tier) {}

    private Path folder;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary.resolve("cache").resolve("chicory");
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "COMPILED"})
    void spareTheNextProcessTheCompiler(Tier tier) {
        assertEquals("compiled", run(Tier.COMPILED, "key"));
        assertEquals("compiled, from cache", run(tier, "key"));
    }

    @Test
    void areNotUsedWhereSomebodyWantsTheInterpreter() {
        run(Tier.COMPILED, "key");
        assertEquals("interpreted", run(Tier.INTERPRETED, "key"));
    }

    @Test
    void areNotUsedForAnotherKey() {
        run(Tier.COMPILED, "key");
        assertEquals("compiled", run(Tier.COMPILED, "other key"));
    }

    @Test
    void areNotKeptWithoutAKey() {
        run(Tier.COMPILED, "");
        assertTrue(Files.notExists(folder));
    }

    @Test
    void leaveLargeFunctionsToTheInterpreter() {
        CompileOptions options =
                CompileOptions.builder().tier(Tier.COMPILED).cacheKey("large").build();
        byte[] large = LargeGuest.adding(0, "");
        assertEquals(new Run(20_005, "compiled"), run(large, "small", options));
        assertEquals(new Run(20_005, "compiled, from cache"), run(large, "small", options));
    }

    @Test
    void areNotUsedByAnotherVersionOfTheBundle() {
        assertNotEquals(kept("1").mainClass("key"), kept("2").mainClass("key"));
    }

    @Test
    void areCompiledAgainAndReplacedAfterAFlippedBit() throws IOException {
        run(Tier.COMPILED, "key");
        byte[] content = Files.readAllBytes(onlyFile());
        content[content.length / 2] ^= 1;
        Files.write(onlyFile(), content);
        assertEquals("compiled", run(Tier.COMPILED, "key"));
        assertEquals("compiled, from cache", run(Tier.COMPILED, "key"));
    }

    @Test
    void areNotWrittenWhereOthersMayWrite() throws IOException {
        Path shared = Files.createDirectories(folder);
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        run(Tier.COMPILED, "key");
        try (Stream<Path> files = Files.list(shared)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void tellHowManyBytesTheyAre() throws IOException {
        run(Tier.COMPILED, "key");
        assertEquals(Files.size(onlyFile()), kept("1").status().orElseThrow().bytes());
    }

    /** Runs a small guest in a process of its own; says how it ran. */
    private String run(Tier tier, String key) {
        CompileOptions options = CompileOptions.builder().tier(tier).cacheKey(key).build();
        Run run = run(Guests.bytes("loops"), "fib", options);
        assertEquals(5, run.result);
        return run.tier;
    }

    /** Calls a function with 5. */
    private Run run(byte[] wasm, String export, CompileOptions options) {
        ChicoryEngine engine = new ChicoryEngine(kept("1"));
        try {
            var module = engine.compile(wasm, options);
            var guest = engine.newStore(Limits.DEFAULT).instantiate(module, List.of());
            long[] result = new long[1];
            guest.function(export).orElseThrow().call(new long[] {5}, result);
            return new Run(result[0], engine.reports().get(0).tier());
        } finally {
            engine.stop();
        }
    }

    private KeptClasses kept(String bundleVersion) {
        return new KeptClasses(Optional.of(folder), bundleVersion);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
