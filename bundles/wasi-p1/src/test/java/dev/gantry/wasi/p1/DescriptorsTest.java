// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.Limits;
import dev.gantry.policy.Grant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {
    private final FileGuest files = FileGuest.writing();
    private final TestGuest guest = TestGuest.withGrants("stdin", "stdout", "stderr");

    @ParameterizedTest
    @CsvSource({"0,stdin", "1,stdout", "2,stderr"})
    void existsOnlyWithItsGrant(int descriptor, String grant) {
        TestGuest granted = TestGuest.withGrants(grant);
        for (int other = 0; other < 3; other++) {
            Errno expected = other == descriptor ? Errno.SUCCESS : Errno.BADF;
            granted.assertAnswers(expected, "fd_fdstat_get", other, TestGuest.RESULT);
        }
        assertEquals(Set.of(Grant.of(grant)), granted.resources.used);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1_000_000, Integer.MAX_VALUE, -1})
    void knowsNoOther(int descriptor) {
        guest.assertAnswers(Errno.BADF, "fd_fdstat_get", descriptor, TestGuest.RESULT);
    }

    @Test
    void isGoneAfterClose() {
        guest.assertAnswers(Errno.SUCCESS, "fd_close", 1);
        guest.assertAnswers(Errno.BADF, "fd_write", 1, 0, 0, TestGuest.RESULT);
    }

    @Test
    void closesOnlyTheOneNamed() {
        guest.call("fd_close", 1);
        guest.assertAnswers(Errno.SUCCESS, "fd_write", 2, 0, 0, TestGuest.RESULT);
    }

    @Test
    void closesOnce() {
        guest.call("fd_close", 0);
        guest.assertAnswers(Errno.BADF, "fd_close", 0);
    }

    @Test
    void closesNothingWithoutGrant() {
        TestGuest.withGrants().assertAnswers(Errno.BADF, "fd_close", 1);
    }

    @Test
    void belongsToOneGuest() {
        guest.call("fd_close", 1);
        TestGuest.withGrants("stdout")
                .assertAnswers(Errno.SUCCESS, "fd_write", 1, 0, 0, TestGuest.RESULT);
    }

    @Test
    void givesTheLowestFreeNumberAboveTheStreams() {
        int first = files.open("file", FileGuest.CREATE, 0);
        int second = files.open("file", 0, 0);
        assertEquals(first + 1, second);
        files.does("fd_close", first);
        files.does("fd_close", 0);
        assertEquals(first, files.open("file", 0, 0));
        assertEquals(second + 1, files.open("file", 0, 0));
    }

    @Test
    void closesWhatWasOpenFromTheStart() {
        int folder = files.open(".", 0, 0);
        files.does("fd_close", FileGuest.ROOT);
        files.answers(Errno.BADF, "fd_fdstat_get", FileGuest.ROOT, TestGuest.RESULT);
        files.opens(Errno.SUCCESS, folder, "file", FileGuest.CREATE, 0);
    }

    @Test
    void movesToTheNumberOfAnother() {
        files.make("one", "one");
        files.make("two", "two");
        int one = files.open("one", 0, FileGuest.READ);
        int two = files.open("two", 0, FileGuest.READ);
        files.does("fd_renumber", one, two);
        files.answers(Errno.BADF, "fd_close", one);
        assertEquals("one", files.read(two, 9));
        assertEquals(one, files.open("two", 0, FileGuest.READ));
    }

    @Test
    void movesOverWhatWasOpenFromTheStart() {
        files.make("in", "");
        files.does("path_create_directory", FileGuest.ROOT, "folder");
        int folder = files.open("folder", 0, 0);
        files.does("fd_renumber", folder, FileGuest.ROOT);
        files.opens(Errno.NOENT, FileGuest.ROOT, "in", 0, 0);
        files.answers(Errno.BADF, "fd_prestat_get", FileGuest.ROOT, TestGuest.RESULT);
    }

    @Test
    void staysWhereItIsMovedOntoItself() {
        guest.assertAnswers(Errno.SUCCESS, "fd_renumber", 1, 1);
        guest.assertAnswers(Errno.SUCCESS, "fd_write", 1, 0, 0, TestGuest.RESULT);
    }

    /** CVE-2025-53901: the host panicked. */
    @ParameterizedTest
    @CsvSource({"1,127", "127,1", "1,-1", "-1,1", "127,127"})
    void cve202553901MovesOnlyBetweenOpenNumbers(int from, int to) {
        guest.assertAnswers(Errno.BADF, "fd_renumber", from, to);
        guest.assertAnswers(Errno.SUCCESS, "fd_write", 1, 0, 0, TestGuest.RESULT);
    }

    /** RUSTSEC-2026-0182: what was at the new number stayed open. */
    @Test
    void rustsec20260182ClosesWhatItReplaces() {
        FileGuest few = FileGuest.limitedTo(Limits.builder().handles(8).build());
        int current = few.open("file", FileGuest.CREATE, 0);
        for (int round = 0; round < 100; round++) {
            int next = few.open("file", 0, 0);
            few.does("fd_renumber", current, next);
            current = next;
        }
        few.does("fd_close", current);
    }

    @Test
    void isAStreamUnderItsNewNumberToo() {
        int file = files.open("file", FileGuest.CREATE, 0);
        files.does("fd_renumber", 1, file);
        files.guest.putText(FileGuest.BUFFER, "hello");
        files.guest.putInts(FileGuest.IOVECS, FileGuest.BUFFER, 5);
        files.does("fd_write", file, FileGuest.IOVECS, 1, TestGuest.RESULT);
        assertEquals("hello", files.guest.stdout());
        files.answers(Errno.BADF, "fd_write", 1, FileGuest.IOVECS, 1, TestGuest.RESULT);
    }

    @Test
    void tellsOfARefusedStreamOnce() {
        TestGuest denied = TestGuest.withGrants();
        denied.call("fd_write", 1, 0, 0, TestGuest.RESULT);
        denied.call("fd_write", 1, 0, 0, TestGuest.RESULT);
        assertEquals(1, denied.resources.accesses.size());
        assertEquals(Grant.of("stdout"), denied.resources.accesses.get(0).grant());
    }
}
