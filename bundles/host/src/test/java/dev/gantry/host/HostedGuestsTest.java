// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.InterfaceName;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Outcome;
import dev.gantry.guest.RunningGuest;
import dev.gantry.hostinterface.GuestExitException;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.policy.Policy;
import dev.gantry.tck.FakeEngine;
import dev.gantry.tck.FakeGuest;
import dev.gantry.tck.FakeProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
final class HostedGuestsTest {
    private static void spin(FakeGuest guest) {
        while (true) {
            guest.checkpoint();
            Thread.onSpinWait();
        }
    }

    @Nested
    final class End {
        @Test
        void aGuestThatReturnsExitsWithZero() {
            GuestResult result = TestHost.running(guest -> {}).guests.run(TestHost.plain().build());
            assertEquals(Outcome.EXIT, result.outcome());
            assertEquals(0, result.exitCode());
            assertEquals("fake", result.engine());
            assertEquals("the highest ranked engine for any guest", result.engineReason());
            assertEquals(List.of(), result.notes());
            assertSame(result, result.orThrow());
        }

        @Test
        void anExitCodeIsUnsigned() {
            GuestResult result = runThing(-1);
            assertEquals(Outcome.EXIT, result.outcome());
            assertEquals(4_294_967_295L, result.exitCode());
        }

        private GuestResult runThing(int code) {
            TestHost host = TestHost.runningImporter(guest -> guest.call(0, code));
            host.hostInterfaces.add(
                    TestHost.thing(
                            resources ->
                                    (arguments, results) -> {
                                        throw new GuestExitException((int) arguments[0]);
                                    }));
            return host.guests.run(TestHost.importing().build());
        }

        @Test
        void aTrapIsTheResult() {
            TestHost host =
                    TestHost.running(
                            guest -> {
                                throw new TrapException(TrapCode.UNREACHABLE);
                            });
            GuestResult result = host.guests.run(TestHost.plain().build());
            assertEquals(Outcome.TRAP, result.outcome());
            GantryException failure = assertThrows(TrapException.class, result::orThrow);
            assertEquals(ErrorCode.UNREACHABLE, failure.code());
        }

        @Test
        void aFullHeapEndsTheGuestAndNotTheHost() {
            TestHost host =
                    TestHost.running(
                            guest -> {
                                throw new OutOfMemoryError("test");
                            });
            GuestResult result = host.guests.run(TestHost.plain().build());
            assertEquals(Outcome.LIMIT, result.outcome());
            assertEquals(ErrorCode.OUT_OF_MEMORY, result.failure().orElseThrow().code());
        }

        @Test
        void anExceptionThatNobodyExpectsIsInternalAndKeepsNoForeignClass() {
            final class Foreign extends RuntimeException {
                private static final long serialVersionUID = 1L;
            }
            TestHost host =
                    TestHost.running(
                            guest -> {
                                throw new Foreign();
                            });
            GuestResult result = host.guests.run(TestHost.plain().build());
            GantryException failure = result.failure().orElseThrow();
            assertEquals(ErrorCode.INTERNAL, failure.code());
            assertFalse(failure.getCause() instanceof Foreign);
        }

        @Test
        void deepRecursionOfAHostFunctionIsATrap() {
            TestHost host =
                    TestHost.running(
                            guest -> {
                                throw new StackOverflowError();
                            });
            GuestResult result = host.guests.run(TestHost.plain().build());
            assertEquals(ErrorCode.STACK_OVERFLOW, result.failure().orElseThrow().code());
        }

        @Test
        void theSizeOfItsMemoryIsMeasured() {
            TestHost host = TestHost.running(guest -> {});
            GuestResult result = host.guests.run(TestHost.plain().build());
            assertEquals(Memory.PAGE_BYTES, result.peakMemoryBytes());
        }
    }

    @Nested
    final class Stop {
        @Test
        void stopsAGuestThatSpins() throws Exception {
            RunningGuest running =
                    TestHost.running(HostedGuestsTest::spin).guests.start(TestHost.plain().build());
            running.stop();
            GuestResult result = running.await();
            assertEquals(Outcome.ERROR, result.outcome());
            assertEquals(ErrorCode.INTERRUPTED, result.failure().orElseThrow().code());
        }

        @Test
        void anInterruptOfTheCallerStopsTheGuestAndIsPassedOn() {
            Thread caller = Thread.currentThread();
            TestHost host =
                    TestHost.running(
                            guest -> {
                                caller.interrupt();
                                spin(guest);
                            });
            GuestResult result = host.guests.run(TestHost.plain().build());
            assertEquals(ErrorCode.INTERRUPTED, result.failure().orElseThrow().code());
            assertTrue(Thread.interrupted());
        }

        @Test
        void theDeadlineEndsAGuestThatSpins() {
            GuestResult result = runForever(HostedGuestsTest::spin);
            assertEquals(Outcome.LIMIT, result.outcome());
            assertEquals(ErrorCode.DEADLINE, result.failure().orElseThrow().code());
        }

        private GuestResult runForever(FakeProgram.Body body) {
            Limits limits = Limits.builder().deadline(Duration.ofMillis(30)).build();
            return TestHost.running(body).guests.run(TestHost.plain().limits(limits).build());
        }

        @Test
        void theDeadlineEndsAGuestThatSleeps() {
            TestHost host = TestHost.runningImporter(guest -> guest.call(0, 0));
            host.hostInterfaces.add(
                    TestHost.thing(
                            resources ->
                                    (arguments, results) ->
                                            resources.clock().sleep(Long.MAX_VALUE)));
            Limits limits = Limits.builder().deadline(Duration.ofMillis(30)).build();
            GuestResult result = host.guests.run(TestHost.importing().limits(limits).build());
            assertEquals(ErrorCode.DEADLINE, result.failure().orElseThrow().code());
        }

        @Test
        void anInterruptedCallerPreparesNothing() {
            Thread.currentThread().interrupt();
            GantryException ended;
            try {
                ended = // that no engine is present is found out after preparing
                        assertThrows(
                                GantryException.class,
                                () -> new TestHost().guests.run(TestHost.plain().build()));
            } finally {
                assertTrue(Thread.interrupted());
            }
            assertEquals(ErrorCode.INTERRUPTED, ended.code());
        }

        @Test
        void noGuestOutlivesTheHost() throws Exception {
            TestHost host = TestHost.running(HostedGuestsTest::spin);
            RunningGuest running = host.guests.start(TestHost.plain().build());
            host.guests.stopAll();
            assertEquals(ErrorCode.INTERRUPTED, running.await().failure().orElseThrow().code());
            GantryException refused =
                    assertThrows(
                            GantryException.class,
                            () -> host.guests.start(TestHost.plain().build()));
            assertEquals(ErrorCode.INTERRUPTED, refused.code());
        }

        @Test
        void anEngineThatGoesEndsItsGuestsWithThatReason() throws Exception {
            FakeEngine engine = new FakeEngine(FakeProgram.of(HostedGuestsTest::spin));
            TestHost host = new TestHost();
            host.engines.add(engine, Map.of("service.id", 1L));
            host.policies.set(request -> new Decision(Set.of(), List.of()));
            RunningGuest running = host.guests.start(TestHost.plain().build());
            RunningGuest naming = host.guests.start(TestHost.plain().engine("fake").build());
            engine.stop();
            assertEquals(ErrorCode.ENGINE_GONE, running.await().failure().orElseThrow().code());
            assertEquals(ErrorCode.ENGINE_GONE, naming.await().failure().orElseThrow().code());
        }

        @Test
        void itIsTheReasonAlsoWhenAHostFunctionNoticesFirst() {
            ImportType go = new ImportType("test:thing", "go", TestHost.GO);
            FakeEngine engine =
                    new FakeEngine(new FakeProgram(List.of(go), guest -> guest.call(0, 1)));
            TestHost host = new TestHost();
            host.engines.add(engine, Map.of("service.id", 1L));
            host.policies.set(request -> new Decision(Set.of(), List.of()));
            host.hostInterfaces.add(
                    TestHost.thing(
                            resources ->
                                    (arguments, results) -> {
                                        engine.stop();
                                        throw new TrapException(TrapCode.INTERRUPTED);
                                    }));
            GuestResult result = host.guests.run(TestHost.importing().build());
            assertEquals(ErrorCode.ENGINE_GONE, result.failure().orElseThrow().code());
        }
    }

    @Nested
    final class Refusal {
        @Test
        void withoutAPolicyNothingRuns() {
            TestHost host = new TestHost();
            host.engines.add(new FakeEngine(FakeProgram.of(guest -> {})), Map.of("service.id", 1L));
            assertEquals(ErrorCode.NO_POLICY, refused(host, TestHost.plain()).code());
        }

        @Test
        void withoutAPolicyAnyMoreNothingRuns() {
            TestHost host = TestHost.running(guest -> {});
            Policy policy = request -> new Decision(Set.of(), List.of());
            host.policies.set(policy);
            host.policies.remove(policy);
            assertEquals(ErrorCode.NO_POLICY, refused(host, TestHost.plain()).code());
        }

        @Test
        void aRefusalOfThePolicyNamesWhatIsMissing() {
            TestHost host = TestHost.running(guest -> {});
            host.policies.set(
                    request ->
                            new Decision(
                                    Set.of(),
                                    List.of(new Decision.Refusal(Grant.of("x"), "it is secret"))));
            GantryException refused = refused(host, TestHost.plain());
            assertEquals(ErrorCode.DENIED, refused.code());
            assertTrue(refused.describe().contains("it is secret"));
            assertTrue(refused.hint().contains("--allow x"));
        }

        private GantryException refused(TestHost host, GuestSpec.Builder spec) {
            return assertThrows(GantryException.class, () -> host.guests.run(spec.build()));
        }
    }

    @Nested
    final class Source {
        private ErrorCode codeOf(Path file) {
            TestHost host = TestHost.running(guest -> {});
            return assertThrows(
                            GantryException.class,
                            () -> host.guests.run(GuestSpec.of(file).build()))
                    .code();
        }

        @Test
        void aMissingFileIsNamed(@TempDir Path folder) {
            assertEquals(ErrorCode.FILE_NOT_FOUND, codeOf(folder.resolve("nowhere.wasm")));
        }

        @Test
        void aFolderIsNoFile(@TempDir Path folder) {
            assertEquals(ErrorCode.NOT_A_FILE, codeOf(folder));
        }

        @Test
        void aSparseGiantIsRefusedUnread(@TempDir Path folder) throws IOException {
            Path giant = folder.resolve("giant.wasm");
            try (var channel =
                    Files.newByteChannel(
                            giant, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
                channel.position(GuestBytes.MAX_BYTES);
                channel.write(ByteBuffer.wrap(new byte[1]));
            }
            assertEquals(ErrorCode.FILE_TOO_LARGE, codeOf(giant));
        }

        @Test
        void aFileIsRun(@TempDir Path folder) throws IOException {
            Path file = Files.write(folder.resolve("plain.wasm"), TestHost.PLAIN);
            TestHost host = TestHost.running(guest -> {});
            assertEquals(0, host.guests.run(GuestSpec.of(file).build()).orThrow().exitCode());
        }
    }

    @Nested
    final class Linking {
        @Test
        void anImportThatNobodyOffersIsNamed() {
            TestHost host = TestHost.runningImporter(guest -> {});
            GantryException refused =
                    assertThrows(
                            GantryException.class,
                            () -> host.guests.run(TestHost.importing().build()));
            assertEquals(ErrorCode.UNKNOWN_IMPORT, refused.code());
            assertTrue(refused.describe().contains("'test:thing' 'go'"), refused.describe());
        }

        @Test
        void anImportOfAnotherTypeIsRefused() {
            TestHost host = TestHost.runningImporter(guest -> {});
            host.hostInterfaces.add(
                    TestHost.thing(
                            new FunctionType(List.of(), List.of()),
                            resources -> (arguments, results) -> {}));
            GantryException refused =
                    assertThrows(
                            GantryException.class,
                            () -> host.guests.run(TestHost.importing().build()));
            assertEquals(ErrorCode.IMPORT_MISMATCH, refused.code());
        }

        @Test
        void aHostInterfaceThatIsTakenAwayEndsItsGuestAtTheNextCall() {
            TestHost host = TestHost.runningImporter(guest -> guest.call(0, 1));
            HostInterface thing = TestHost.thing(resources -> (arguments, results) -> {});
            host.hostInterfaces.add(thing);
            host.policies.set(
                    request -> {
                        host.hostInterfaces.remove(thing);
                        return new Decision(Set.of(), List.of());
                    });
            GuestResult result = host.guests.run(TestHost.importing().build());
            assertEquals(ErrorCode.HOST_INTERFACE_GONE, result.failure().orElseThrow().code());
        }

        @Test
        void aSecondInterfaceOfANameTakesOverWhenTheFirstGoes() {
            TestHost host = TestHost.runningImporter(guest -> guest.call(0, 1));
            HostInterface first = TestHost.thing(resources -> (arguments, results) -> {});
            host.hostInterfaces.add(first);
            host.hostInterfaces.add(TestHost.thing(resources -> (arguments, results) -> {}));
            host.hostInterfaces.remove(first);
            assertEquals(Outcome.EXIT, host.guests.run(TestHost.importing().build()).outcome());
        }

        @Test
        void thePolicyIsAskedAboutInterfacesThatNeedAGrant() {
            TestHost host = TestHost.runningImporter(guest -> {});
            host.hostInterfaces.add(TestHost.thing(resources -> (arguments, results) -> {}));
            AtomicReference<Set<InterfaceName>> asked = new AtomicReference<>(Set.of());
            host.policies.set(
                    request -> {
                        asked.set(request.imports());
                        return new Decision(Set.of(), List.of());
                    });
            host.guests.run(TestHost.importing().build());
            assertEquals(Set.of(new InterfaceName("test:thing")), asked.get());
        }

        @Test
        void onlyGrantedThingsCanBeUsedAndUseIsRemembered() {
            TestHost host = TestHost.runningImporter(guest -> guest.call(0, 1));
            AtomicReference<List<Boolean>> answers = new AtomicReference<>(List.of());
            host.hostInterfaces.add(
                    TestHost.thing(
                            resources ->
                                    (arguments, results) ->
                                            answers.set(
                                                    List.of(
                                                            resources.uses(TestHost.THING),
                                                            resources.uses(Grant.of("clock"))))));
            GuestResult result =
                    host.guests.run(TestHost.importing().allow(TestHost.THING).build());
            assertEquals(List.of(true, false), answers.get());
            assertEquals(Set.of(TestHost.THING), result.grantsUsed());
        }
    }

    @Nested
    final class Output {
        private GuestResult write(GuestSpec.Builder spec, int bytes) {
            TestHost host = TestHost.runningImporter(guest -> guest.call(0, bytes));
            host.hostInterfaces.add(
                    TestHost.thing(
                            resources ->
                                    (arguments, results) -> {
                                        try {
                                            resources.stdout().write(new byte[(int) arguments[0]]);
                                        } catch (IOException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    }));
            return host.guests.run(spec.build());
        }

        @Test
        void capturedOutputIsCutAtItsLimitAndSaysSo() {
            Limits limits = Limits.builder().outputBytes(10).build();
            GuestResult result = write(TestHost.importing().limits(limits), 11);
            assertArrayEquals(new byte[10], result.stdout());
            assertTrue(result.stdoutTruncated());
        }

        @Test
        void capturedOutputThatJustFitsIsWhole() {
            Limits limits = Limits.builder().outputBytes(10).build();
            GuestResult result = write(TestHost.importing().limits(limits), 10);
            assertArrayEquals(new byte[10], result.stdout());
            assertFalse(result.stdoutTruncated());
        }

        @Test
        void outputThatFailsOtherwiseSaysWhy() {
            OutputStream full =
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("No space left on device");
                        }
                    };
            GuestResult result = write(TestHost.importing().stdout(full), 1);
            assertEquals(ErrorCode.OUTPUT_FAILED, result.failure().orElseThrow().code());
        }

        @Test
        void aReaderThatWentAwayEndsTheGuest() {
            OutputStream closed =
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("broken pipe");
                        }
                    };
            GuestResult result = write(TestHost.importing().stdout(closed), 1);
            assertEquals(ErrorCode.OUTPUT_CLOSED, result.failure().orElseThrow().code());
        }
    }

    @Test
    void guestsRunSideBySide() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        TestHost host =
                TestHost.running(
                        guest -> {
                            both.countDown();
                            while (both.getCount() > 0) {
                                guest.checkpoint();
                            }
                        });
        RunningGuest first = host.guests.start(TestHost.plain().build());
        RunningGuest second = host.guests.start(TestHost.plain().build());
        assertEquals(Outcome.EXIT, first.await().outcome());
        assertEquals(Outcome.EXIT, second.await().outcome());
    }
}
