// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.engine.CodeFolder;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Function;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.tck.Guests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each engine here stands for a process of its own. */
class KeptModulesTest {
    private static final String COMPILED = "compiled";
    private static final String FROM_CACHE = "compiled, from cache";
    private static final Limits METERED = Limits.builder().stackBytes(1 << 20).build();

    private Path temporary;
    private Path folder;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        this.temporary = temporary;
        this.folder = temporary.resolve("cache").resolve("wasmtime");
    }

    @Test
    void spareTheNextProcessTheCompiler() throws IOException, InterruptedException {
        assertEquals(COMPILED, run("key"));
        assertEquals(FROM_CACHE, run("key"));
        ChildProcess.assertSurvives(LoadsAKeptModule.class, temporary, folder.toString(), "key");
    }

    @Test
    void areNotUsedForAnotherKey() {
        run("key");
        assertEquals(COMPILED, run("other key"));
    }

    /** The library trusts its caller with types: the same key must not bring code of other ones. */
    @Test
    void areNotUsedForAModuleThatDeclaresOtherThings() {
        run("key");
        WasmtimeEngine engine = TestEngine.keepingIn(folder);
        engine.compile(Guests.bytes("memory"), options("key")).close();
        assertEquals(COMPILED, engine.reports().get(0).tier());
        engine.stop();
    }

    @Test
    void areNotKeptWithoutAKey() {
        run("");
        assertTrue(Files.notExists(folder));
    }

    @Test
    void areCompiledAgainAndReplacedAfterAFlippedBit() throws IOException {
        run("key");
        byte[] content = Files.readAllBytes(onlyFile());
        content[content.length / 2] ^= 1;
        Files.write(onlyFile(), content);
        assertEquals(1, Warnings.of(() -> assertEquals(COMPILED, run("key"))));
        assertEquals(0, Warnings.of(() -> assertEquals(FROM_CACHE, run("key"))));
    }

    @Test
    void areCompiledAgainAfterTheirEndWasLost() throws IOException {
        run("key");
        byte[] content = Files.readAllBytes(onlyFile());
        Files.write(onlyFile(), Arrays.copyOf(content, content.length / 2));
        assertEquals(1, Warnings.of(() -> assertEquals(COMPILED, run("key"))));
        assertEquals(FROM_CACHE, run("key"));
    }

    /** A file with the right hash that the library does not take, such as one of another build. */
    @Test
    void areCompiledAgainWhereTheLibraryRefusesThem() throws IOException {
        run("key");
        Path file = onlyFile();
        new CodeFolder(folder, 1 << 20)
                .write(file.getFileName().toString(), ByteBuffer.wrap(new byte[100]));
        assertEquals(1, Warnings.of(() -> assertEquals(COMPILED, run("key"))));
        assertEquals(FROM_CACHE, run("key"));
    }

    @Test
    void areNotNeededWhereTheFolderCannotBeWritten() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(1, Warnings.of(() -> assertEquals(COMPILED, run("key"))));
    }

    @Test
    void areWrittenByManyAtOnce() {
        List<CompletableFuture<String>> runs =
                IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> run("key")))
                        .toList();
        runs.forEach(CompletableFuture::join);
        assertEquals(FROM_CACHE, run("key"));
    }

    @Test
    void serveGuestsWithMoreStack() {
        run("key");
        WasmtimeEngine engine = TestEngine.keepingIn(folder);
        var module = engine.compile(Guests.bytes("calls"), options("key"));
        try (Store store = engine.newStore(METERED)) {
            assertEquals(
                    3, add(store.instantiate(module, List.of()).function("add").orElseThrow()));
        }
        engine.stop();
    }

    private String run(String key) {
        WasmtimeEngine engine = TestEngine.keepingIn(folder);
        try (var module = engine.compile(Guests.bytes("calls"), options(key));
                Store store = engine.newStore(Limits.DEFAULT)) {
            assertEquals(
                    3, add(store.instantiate(module, List.of()).function("add").orElseThrow()));
        }
        String tier = engine.reports().get(0).tier();
        engine.stop();
        return tier;
    }

    private static long add(Function function) {
        long[] sum = new long[1];
        function.call(new long[] {1, 2}, sum);
        return sum[0];
    }

    private static CompileOptions options(String key) {
        return CompileOptions.builder().name("calls").cacheKey(key).build();
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
