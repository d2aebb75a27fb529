// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.TrapCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollsTest {
    private static final int IN = 1_024;
    private static final int OUT = 512 * 1_024;
    private static final int SUBSCRIPTION_BYTES = 48;
    private static final int EVENT_BYTES = 32;
    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int RELATIVE = 0;
    private static final int ABSOLUTE = 1;
    private static final int CLOCK = 0;
    private static final int READ = 1;
    private static final int WRITE = 2;

    private final TestGuest guest = TestGuest.withGrants("clock", "stdin", "stdout", "stderr");
    private final ManualClock clock = guest.resources.clock;

    @Test
    void sleepsForARelativeTime() {
        subscribeToClock(0, MONOTONIC, 700, RELATIVE);
        assertEquals(1, poll(1));
        assertEquals(List.of(700L), clock.sleeps());
        assertEvent(0, Errno.SUCCESS, CLOCK);
    }

    @ParameterizedTest
    @CsvSource({"0,946684800000005900", "1,5900"})
    void sleepsUntilAnAbsoluteTime(int id, long time) {
        subscribeToClock(0, id, time, ABSOLUTE);
        assertEquals(1, poll(1));
        assertEquals(List.of(900L), clock.sleeps());
    }

    @Test
    void sleepsForARelativeTimeOfTheRealClock() {
        subscribeToClock(0, REALTIME, 700, RELATIVE);
        assertEquals(1, poll(1));
        assertEquals(List.of(700L), clock.sleeps());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "5000,1"})
    void doesNotSleepUntilATimeThatIsPast(long time, int flags) {
        subscribeToClock(0, MONOTONIC, time, flags);
        assertEquals(1, poll(1));
        assertEquals(List.of(), clock.sleeps());
    }

    @ParameterizedTest
    @ValueSource(ints = {RELATIVE, ABSOLUTE})
    void sleepsOnWhereTheTimeIsEndless(int flags) {
        subscribeToClock(0, MONOTONIC, -1L, flags);
        guest.resources.checksLeft = 3;
        guest.assertTraps(TrapCode.INTERRUPTED, "poll_oneoff", IN, OUT, 1, TestGuest.RESULT);
        long day = 86_400_000_000_000L;
        assertEquals(List.of(day, day, day), clock.sleeps());
    }

    @Test
    void wakesForTheEarliestClockOnly() {
        subscribeToClock(0, MONOTONIC, 900, RELATIVE);
        subscribeToClock(1, MONOTONIC, 300, RELATIVE);
        assertEquals(1, poll(2));
        assertEquals(List.of(300L), clock.sleeps());
        assertEvent(0, Errno.SUCCESS, CLOCK, userdata(1));
    }

    @Test
    void tellsAllThatCameAtOnceInTheirOrder() {
        subscribeToStream(0, WRITE, 1);
        subscribeToStream(1, WRITE, 2);
        assertEquals(2, poll(2));
        assertEvent(0, Errno.SUCCESS, WRITE, userdata(0));
        assertEvent(1, Errno.SUCCESS, WRITE, userdata(1));
    }

    @Test
    void doesNotSleepWhereAStreamCanBeWritten() {
        subscribeToClock(0, MONOTONIC, 900, RELATIVE);
        subscribeToStream(1, WRITE, 1);
        assertEquals(1, poll(2));
        assertEquals(List.of(), clock.sleeps());
        assertEvent(0, Errno.SUCCESS, WRITE, userdata(1));
    }

    @Test
    void tellsThatInputCanBeRead() {
        guest.resources.stdin.portion("x");
        subscribeToStream(0, READ, 0);
        assertEquals(1, poll(1));
        assertEvent(0, Errno.SUCCESS, READ);
        assertEquals(1, guest.memory.getLong(OUT + 16));
    }

    @Test
    void tellsThatInputIsAtItsEnd() {
        subscribeToStream(0, READ, 0);
        assertEquals(1, poll(1));
        assertEvent(0, Errno.SUCCESS, READ);
    }

    @Test
    void waitsForInput() {
        guest.resources.stdin.comeLate();
        subscribeToStream(0, READ, 0);
        assertEquals(1, poll(1));
        assertEvent(0, Errno.SUCCESS, READ);
    }

    @Test
    void waitsForInputNoLongerThanTheClock() {
        guest.resources.stdin.comeLate();
        subscribeToStream(0, READ, 0);
        subscribeToClock(1, MONOTONIC, 300, RELATIVE);
        assertEquals(1, poll(2));
        assertEvent(0, Errno.SUCCESS, CLOCK, userdata(1));
    }

    @Test
    void prefersInputThatComesBeforeTheClock() {
        guest.resources.stdin.comeLate();
        subscribeToStream(0, READ, 0);
        subscribeToClock(1, MONOTONIC, 5_000, RELATIVE);
        assertEquals(1, poll(2));
        assertEvent(0, Errno.SUCCESS, READ);
    }

    @ParameterizedTest
    @CsvSource({"1,3,BADF", "2,-1,BADF", "1,1,BADF", "2,0,BADF"})
    void tellsThatADescriptorCannotBeWaitedOn(int type, int descriptor, Errno errno) {
        subscribeToStream(0, type, descriptor);
        subscribeToClock(1, MONOTONIC, 700, RELATIVE);
        assertEquals(1, poll(2));
        assertEvent(0, errno, type);
        assertEquals(0, guest.memory.getLong(OUT + 16));
    }

    @Test
    void refusesToWaitWhereNothingCanCome() {
        subscribeToStream(0, READ, 7);
        subscribeToStream(1, WRITE, -1);
        assertRefuses(Errno.BADF, 2);
    }

    @Test
    void answersThatInputFailed() {
        guest.resources.stdin.breakDown();
        subscribeToStream(0, READ, 0);
        assertRefuses(Errno.IO, 1);
    }

    @Test
    void knowsNoStreamWithoutGrant() {
        guest.resources.granted.clear();
        subscribeToStream(0, READ, 0);
        assertRefuses(Errno.BADF, 1);
    }

    @Test
    void doesNotSleepWithoutGrant() {
        guest.resources.granted.clear();
        subscribeToClock(0, MONOTONIC, 700, RELATIVE);
        assertRefuses(Errno.NOTCAPABLE, 1);
        assertEquals(List.of(), clock.sleeps());
    }

    @Test
    void fillsTheWholeEvent() {
        for (int offset = 0; offset < EVENT_BYTES; offset += 8) {
            guest.memory.putLong(OUT + offset, -1);
        }
        subscribeToClock(0, MONOTONIC, 0, RELATIVE);
        assertEquals(1, poll(1));
        assertEquals(userdata(0), guest.memory.getLong(OUT));
        assertEquals(0, guest.memory.getLong(OUT + 8));
        assertEquals(0, guest.memory.getLong(OUT + 16));
        assertEquals(0, guest.memory.getLong(OUT + 24));
    }

    @Test
    void readsTheLongerSubscriptionsOfUnstable() {
        TestGuest unstable = TestGuest.ofUnstable("clock", "stdin");
        unstable.resources.stdin.comeLate();
        unstable.memory.putLong(IN, 11);
        unstable.memory.putByte(IN + 8, (byte) READ);
        unstable.memory.putLong(IN + 56, 22);
        unstable.memory.putLong(IN + 56 + 16, 33);
        unstable.memory.putInt(IN + 56 + 24, MONOTONIC);
        unstable.memory.putLong(IN + 56 + 32, 700);
        unstable.assertAnswers(Errno.SUCCESS, "poll_oneoff", IN, OUT, 2, TestGuest.RESULT);
        assertEquals(1, unstable.memory.getInt(TestGuest.RESULT));
        assertEquals(22, unstable.memory.getLong(OUT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_097, 1_000_000, -1})
    void refusesTooFewAndTooMany(int count) {
        assertRefuses(Errno.INVAL, count);
    }

    @Test
    void acceptsAsManyAsAllowed() {
        for (int index = 0; index < 4_096; index++) {
            subscribeToStream(index, WRITE, 1);
        }
        assertEquals(4_096, poll(4_096));
        assertEvent(4_095, Errno.SUCCESS, WRITE, userdata(4_095));
    }

    @Test
    void refusesAnUnknownType() {
        subscribeToStream(0, 3, 0);
        assertRefuses(Errno.INVAL, 1);
    }

    @Test
    void refusesAnUnknownClock() {
        subscribeToClock(0, 2, 700, RELATIVE);
        assertRefuses(Errno.INVAL, 1);
    }

    @Test
    void refusesAnUnknownFlag() {
        subscribeToClock(0, MONOTONIC, 700, 2);
        assertRefuses(Errno.INVAL, 1);
    }

    @Test
    void canBeInterruptedWhereNothingHasToBeWaitedFor() {
        subscribeToStream(0, WRITE, 1);
        guest.resources.checksLeft = 0;
        guest.assertTraps(TrapCode.INTERRUPTED, "poll_oneoff", IN, OUT, 1, TestGuest.RESULT);
    }

    @ParameterizedTest
    @CsvSource({
        IN + "," + (TestGuest.MEMORY_BYTES - 24) + "," + TestGuest.RESULT,
        (TestGuest.MEMORY_BYTES - 40) + "," + OUT + "," + TestGuest.RESULT,
        IN + "," + OUT + "," + TestGuest.MEMORY_BYTES
    })
    void trapsOutOfBoundsBeforeItSleeps(int in, int out, int result) {
        subscribeToClock(0, MONOTONIC, 700, RELATIVE);
        guest.assertTraps(TrapCode.MEMORY_OUT_OF_BOUNDS, "poll_oneoff", in, out, 1, result);
        assertEquals(List.of(), clock.sleeps());
    }

    @Test
    void trapsWhereOnlyTheUsedPartOfASubscriptionIsInBounds() {
        long address = TestGuest.MEMORY_BYTES - 24;
        guest.memory.putByte(address + 8, (byte) WRITE);
        guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS, "poll_oneoff", address, OUT, 1, TestGuest.RESULT);
    }

    @ParameterizedTest
    @CsvSource({
        (IN + 4) + "," + OUT + "," + TestGuest.RESULT,
        IN + "," + (OUT + 4) + "," + TestGuest.RESULT,
        IN + "," + OUT + "," + (TestGuest.RESULT + 2)
    })
    void trapsMisalignedBeforeItSleeps(int in, int out, int result) {
        subscribeToClock(0, MONOTONIC, 700, RELATIVE);
        guest.assertTraps(TrapCode.OTHER, "poll_oneoff", in, out, 1, result);
        assertEquals(List.of(), clock.sleeps());
    }

    @Test
    void tellsThatAFileIsAlwaysReadyAndHowMuchIsLeft() {
        FileGuest files = FileGuest.writing();
        files.make("file", "text");
        int file = files.open("file", 0, FileGuest.READ_WRITE);
        files.seek(file, 1, 0);
        putSubscription(files.guest, 0, READ, file);
        putSubscription(files.guest, 1, WRITE, file);
        files.does("poll_oneoff", IN, OUT, 2, TestGuest.RESULT);
        assertEquals(2, files.guest.memory.getInt(TestGuest.RESULT));
        assertEquals(3, files.guest.memory.getLong(OUT + 16));
        files.seek(file, 10, 0);
        files.does("poll_oneoff", IN, OUT, 2, TestGuest.RESULT);
        assertEquals(0, files.guest.memory.getLong(OUT + 16));
    }

    @Test
    void waitsForNoFolder() {
        FileGuest files = FileGuest.writing();
        putSubscription(files.guest, 0, READ, FileGuest.ROOT);
        files.answers(Errno.BADF, "poll_oneoff", IN, OUT, 1, TestGuest.RESULT);
    }

    private void subscribeToClock(int index, int id, long timeout, int flags) {
        long address = IN + (long) index * SUBSCRIPTION_BYTES;
        guest.memory.putLong(address, userdata(index));
        guest.memory.putByte(address + 8, (byte) CLOCK);
        guest.memory.putInt(address + 16, id);
        guest.memory.putLong(address + 24, timeout);
        guest.memory.putLong(address + 32, 1_000_000);
        guest.memory.putShort(address + 40, (short) flags);
    }

    private void subscribeToStream(int index, int type, int descriptor) {
        putSubscription(guest, index, type, descriptor);
    }

    private static void putSubscription(TestGuest guest, int index, int type, int descriptor) {
        long address = IN + (long) index * SUBSCRIPTION_BYTES;
        guest.memory.putLong(address, userdata(index));
        guest.memory.putByte(address + 8, (byte) type);
        guest.memory.putInt(address + 16, descriptor);
    }

    private int poll(int count) {
        guest.assertAnswers(Errno.SUCCESS, "poll_oneoff", IN, OUT, count, TestGuest.RESULT);
        return guest.memory.getInt(TestGuest.RESULT);
    }

    private void assertRefuses(Errno errno, int count) {
        guest.assertAnswers(errno, "poll_oneoff", IN, OUT, count, TestGuest.RESULT);
    }

    private void assertEvent(int index, Errno errno, int type) {
        assertEvent(index, errno, type, userdata(index));
    }

    private void assertEvent(int index, Errno errno, int type, long userdata) {
        long address = OUT + (long) index * EVENT_BYTES;
        assertEquals(userdata, guest.memory.getLong(address));
        assertEquals(errno.code(), guest.memory.getShort(address + 8));
        assertEquals(type, guest.memory.getByte(address + 10));
    }

    /** All its bytes matter. */
    private static long userdata(int index) {
        return 0x8877_6655_4433_2200L + index;
    }
}
