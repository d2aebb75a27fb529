// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls cost, beyond the price of every call of a host function. */
class PricesTest {
    private static final int IOVECS = 1_024;
    private static final int BUFFER = 65_536;

    private final TestGuest guest =
            TestGuest.withGrants("stdin", "stdout", "clock", "random", "arg", "env=NAME");

    private long spentBy(String function, long... arguments) {
        guest.resources.spent = 0;
        guest.call(function, arguments);
        return guest.resources.spent;
    }

    @Test
    void aBufferCostsTwentyAndEightBytesCostOne() {
        guest.putInts(IOVECS, BUFFER, 800, BUFFER, 80);
        assertEquals(2 * 20 + 110, spentBy("fd_write", 1, IOVECS, 2, TestGuest.RESULT));
    }

    @Test
    void anEmptyBufferCostsTwentyToo() {
        assertEquals(20, spentBy("fd_write", 1, IOVECS, 1, TestGuest.RESULT));
    }

    @Test
    void tooManyBuffersCostAsMuchAsTheMost() {
        assertEquals(1_024 * 20, spentBy("fd_write", 1, IOVECS, 0xffff_ffffL, TestGuest.RESULT));
    }

    @Test
    void aReadCostsWhatCameAndNotWhatWasAskedFor() {
        guest.resources.stdin.portion("sixteen bytes...");
        guest.putInts(IOVECS, BUFFER, 50_000);
        assertEquals(20 + 2, spentBy("fd_read", 0, IOVECS, 1, TestGuest.RESULT));
    }

    @Test
    void overlappingBuffersCostWhatTheyMove() {
        for (int index = 0; index < 1_024; index++) {
            guest.putInts(IOVECS + 8L * index, 0, 1 << 20);
        }
        guest.resources.fuel = 1_024 * 20 + (2 << 20) / 8;
        guest.assertTraps(TrapCode.FUEL_EXHAUSTED, "fd_write", 1, IOVECS, 1_024, TestGuest.RESULT);
        assertEquals(2 << 20, guest.stdout().length());
    }

    @Test
    void whatIsNotPaidForIsNotCopied() {
        guest.putInts(IOVECS, BUFFER, 800);
        guest.resources.fuel = 119;
        guest.assertTraps(TrapCode.FUEL_EXHAUSTED, "fd_write", 1, IOVECS, 1, TestGuest.RESULT);
        assertEquals("", guest.stdout());
    }

    @Test
    void randomBytesCostAnEighth() {
        assertEquals(1_000, spentBy("random_get", BUFFER, 8_000));
    }

    @Test
    void argumentsCostAnEighthOfTheirBytes() {
        guest.resources.arguments.addAll(List.of("x".repeat(799), "y".repeat(79)));
        assertEquals(110, spentBy("args_get", 0, BUFFER));
    }

    @Test
    void variablesCostAnEighthOfTheirBytes() {
        guest.resources.environment.put("NAME", "x".repeat(794));
        assertEquals(100, spentBy("environ_get", 0, BUFFER));
    }

    @Test
    void aSubscriptionCostsFifty() {
        assertEquals(2 * 50, spentBy("poll_oneoff", IOVECS, BUFFER, 2, TestGuest.RESULT));
    }

    @ParameterizedTest
    @CsvSource({"fd_write, 1", "fd_read, 0", "fd_close, 1", "clock_time_get, 0", "random_get, 0"})
    void aDenialCostsFiveHundred(String function, int first) {
        TestGuest denied = TestGuest.withGrants();
        denied.call(function, first, 0, 0, 0);
        assertEquals(500, denied.resources.spent);
    }

    @Test
    void aDescriptorThatIsNotOpenIsNoDenial() {
        assertEquals(0, spentBy("fd_close", 7));
    }

    @Test
    void aPathCostsAHundredForEachNameAndFiveHundredIfItIsTold() {
        FileGuest files = FileGuest.writing();
        files.guest.resources.spent = 0;
        files.does("path_create_directory", FileGuest.ROOT, "folder");
        assertEquals(100 + 500, files.guest.resources.spent);
        files.guest.resources.spent = 0;
        files.does("path_create_directory", FileGuest.ROOT, "folder/in");
        assertEquals(2 * 100 + 9 / 8 + 500, files.guest.resources.spent);
    }

    @Test
    void aPathThatIsOnlyAskedAboutIsCheaper() {
        FileGuest files = FileGuest.writing();
        files.guest.resources.spent = 0;
        files.answers(Errno.NOENT, "path_filestat_get", FileGuest.ROOT, 0, "a", FileGuest.BUFFER);
        assertEquals(100, files.guest.resources.spent);
    }

    @Test
    void whatIsNotPaidForIsNotMade() {
        FileGuest files = FileGuest.writing();
        files.guest.resources.fuel = 599;
        assertThrows(
                TrapException.class,
                () -> files.call("path_create_directory", FileGuest.ROOT, "folder"));
        files.guest.resources.fuel = Long.MAX_VALUE;
        files.answers(
                Errno.NOENT, "path_filestat_get", FileGuest.ROOT, 0, "folder", FileGuest.BUFFER);
    }

    @Test
    void anEntryCostsFifty() {
        FileGuest files = FileGuest.writing();
        files.does("path_create_directory", FileGuest.ROOT, "empty");
        int folder = files.open("empty", 0, 0);
        files.guest.resources.spent = 0;
        files.does("fd_readdir", folder, FileGuest.BUFFER, 1_000, 0, TestGuest.RESULT);
        assertEquals(3 * 50 + 25 / 8 + 26 / 8, files.guest.resources.spent);
    }
}
