// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Tier;
import dev.gantry.engine.Trust;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import dev.gantry.wasm.preparation.PreparedModule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class CompilerTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Compiler compiler = new Compiler();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PreparedModule module =
            Preparation.prepare(
                    "plain",
                    TestHost.PLAIN,
                    PreparationOptions.builder(PreparationMode.INTERRUPTIBLE).build());

    private void compile(Function<CompileOptions, CompiledModule> engine, Duration limit) {
        compiler.compile(new Compiling(engine), module, Tier.AUTO, limit).close();
    }

    private GantryException assertFails(
            ErrorCode code, Function<CompileOptions, CompiledModule> engine, Duration limit) {
        GantryException failure = assertThrows(GantryException.class, () -> compile(engine, limit));
        assertEquals(code, failure.code());
        return failure;
    }

    /** Compiles until it is interrupted, and has a result all the same. */
    private CompiledModule compileUntilInterrupted(CompileOptions options) {
        inside.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return new Compiled(closed);
    }

    @Test
    void tellsTheEngineWhatTheModuleIs() {
        CompletableFuture<CompileOptions> told = new CompletableFuture<>();
        compile(
                options -> {
                    told.complete(options);
                    return new Compiled(closed);
                },
                LONG);
        assertEquals("plain", told.join().name());
        assertEquals(module.facts().key(), told.join().cacheKey());
    }

    @Test
    void closesWhatTheEngineMade() throws InterruptedException {
        compile(options -> new Compiled(closed), LONG);
        closed.await();
    }

    @Test
    void givesUpAfterAWhile() throws InterruptedException {
        GantryException late =
                assertFails(ErrorCode.COMPILE_TIMEOUT, this::compileUntilInterrupted, SHORT);
        assertTrue(late.describe().contains("20 ms"), late.describe());
        interrupted.await();
    }

    @Test
    void closesAResultThatComesTooLate() throws InterruptedException {
        assertFails(ErrorCode.COMPILE_TIMEOUT, this::compileUntilInterrupted, SHORT);
        closed.await();
    }

    @Test
    void isEndedByAnInterruptOfTheCaller() throws InterruptedException {
        Thread.currentThread().interrupt();
        try {
            assertFails(ErrorCode.INTERRUPTED, this::compileUntilInterrupted, LONG);
        } finally {
            assertTrue(Thread.interrupted());
        }
        interrupted.await();
    }

    @Test
    void isEndedWhenTheHostStops() throws InterruptedException {
        CompletableFuture<GantryException> failure =
                CompletableFuture.supplyAsync(
                        () ->
                                assertFails(
                                        ErrorCode.INTERRUPTED,
                                        this::compileUntilInterrupted,
                                        LONG));
        inside.await();
        compiler.close();
        failure.join();
        interrupted.await();
    }

    @Test
    void passesOnWhatTheEngineSays() {
        GantryException own = new GantryException(ErrorCode.ENGINE_GONE, "", "x");
        assertSame(
                own,
                assertFails(
                        ErrorCode.ENGINE_GONE,
                        options -> {
                            throw own;
                        },
                        LONG));
    }

    @Test
    void aFullHeapIsALimit() {
        assertFails(
                ErrorCode.OUT_OF_MEMORY,
                options -> {
                    throw new OutOfMemoryError("test");
                },
                LONG);
    }

    @Test
    void anythingElseIsInternal() {
        assertFails(
                ErrorCode.INTERNAL,
                options -> {
                    throw new IllegalStateException("test");
                },
                LONG);
    }

    private record Compiled(CountDownLatch closed) implements CompiledModule {
        @Override
        public List<ImportType> imports() {
            return List.of();
        }

        @Override
        public List<ExportType> exports() {
            return List.of();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /** An engine that only compiles. */
    private record Compiling(Function<CompileOptions, CompiledModule> compiler) implements Engine {
        @Override
        public String id() {
            return "compiling";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public Set<EngineFeature> features() {
            return Set.of();
        }

        @Override
        public Trust trust() {
            return Trust.ANY_GUEST;
        }

        @Override
        public CompiledModule compile(byte[] wasm, CompileOptions options) {
            return compiler.apply(options);
        }

        @Override
        public Store newStore(Limits limits) {
            throw new AssertionError("nothing is run here");
        }
    }
}
