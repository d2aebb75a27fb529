// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class CompilationsTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Compilations compilations = new Compilations();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CompletableFuture<String> unwanted = new CompletableFuture<>();

    private String run(Supplier<String> work, Duration limit) {
        return compilations.of("plain", limit).run(work, unwanted::complete);
    }

    private GantryException assertFails(ErrorCode code, Supplier<String> work, Duration limit) {
        GantryException failure = assertThrows(GantryException.class, () -> run(work, limit));
        assertEquals(code, failure.code());
        return failure;
    }

    private GantryException assertFails(ErrorCode code, Error error) {
        return assertFails(
                code,
                () -> {
                    throw error;
                },
                LONG);
    }

    /** Works until it is interrupted, and has a result all the same. */
    private String workUntilInterrupted() {
        inside.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return "late";
    }

    @Test
    void theResultIsThatOfTheWork() {
        assertEquals("made", run(() -> "made", LONG));
    }

    @Test
    void givesUpAfterAWhile() throws InterruptedException {
        GantryException late =
                assertFails(ErrorCode.COMPILE_TIMEOUT, this::workUntilInterrupted, SHORT);
        assertTrue(late.describe().contains("20 ms"), late.describe());
        interrupted.await();
    }

    @Test
    void thePiecesOfTheWorkShareItsTime() {
        Compilations.Compilation compilation = compilations.of("plain", SHORT);
        assertThrows(GantryException.class, () -> compilation.run(this::workUntilInterrupted));
        GantryException late =
                assertThrows(GantryException.class, () -> compilation.run(() -> "made"));
        assertEquals(ErrorCode.COMPILE_TIMEOUT, late.code());
    }

    @Test
    void aResultThatComesTooLateIsGivenBack() {
        assertFails(ErrorCode.COMPILE_TIMEOUT, this::workUntilInterrupted, SHORT);
        assertEquals("late", unwanted.join());
    }

    @Test
    void isEndedByAnInterruptOfTheCaller() throws InterruptedException {
        Thread caller = Thread.currentThread();
        Supplier<String> work =
                () -> {
                    caller.interrupt();
                    return workUntilInterrupted();
                };
        try {
            assertFails(ErrorCode.INTERRUPTED, work, LONG);
        } finally {
            assertTrue(Thread.interrupted());
        }
        interrupted.await();
    }

    @Test
    void isNotBegunForACallerThatIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertFails(ErrorCode.INTERRUPTED, () -> "made", LONG);
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void isEndedWhenTheHostStops() throws InterruptedException {
        CompletableFuture<GantryException> failure =
                CompletableFuture.supplyAsync(
                        () -> assertFails(ErrorCode.INTERRUPTED, this::workUntilInterrupted, LONG));
        inside.await();
        compilations.close();
        failure.join();
        interrupted.await();
    }

    @Test
    void isNotBegunAfterTheHostStopped() {
        compilations.close();
        assertFails(ErrorCode.INTERRUPTED, () -> "made", LONG);
    }

    @Test
    void passesOnWhatTheWorkSays() {
        GantryException own = new GantryException(ErrorCode.ENGINE_GONE, "", "x");
        assertSame(
                own,
                assertFails(
                        ErrorCode.ENGINE_GONE,
                        () -> {
                            throw own;
                        },
                        LONG));
    }

    @Test
    void aFullHeapIsALimitThatNamesTheGuest() {
        GantryException full = assertFails(ErrorCode.OUT_OF_MEMORY, new OutOfMemoryError("test"));
        assertEquals("plain", full.subject());
        assertTrue(full.describe().contains("plain"), full.describe());
    }

    @Test
    void codeThatIsNestedTooDeeplyIsALimitThatNamesTheGuest() {
        GantryException deep = assertFails(ErrorCode.OUT_OF_MEMORY, new StackOverflowError());
        assertEquals("plain", deep.subject());
        assertTrue(deep.describe().contains("nested"), deep.describe());
    }

    @Test
    void anythingElseIsInternal() {
        assertFails(
                ErrorCode.INTERNAL,
                () -> {
                    throw new IllegalStateException("test");
                },
                LONG);
    }
}
