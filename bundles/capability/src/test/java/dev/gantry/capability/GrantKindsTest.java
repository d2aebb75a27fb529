// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantKindsTest {
    private static final String KINDS =
            "acme:mail=ADDRESS, acme:queue@1.0.0, arg, clock, dev=NAME,"
                    + " dir=HOST[::GUEST][:ro|:rw], env=NAME, mem[=GUEST], random, stderr, stdin,"
                    + " stdout, tmp[=GUEST]";

    private final GrantKinds kinds =
            new GrantKinds(
                    List.of(
                            GrantKind.of("acme:queue@1.0.0", "send messages"),
                            GrantKind.of("acme:mail", "send mail").needing("ADDRESS")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stdin",
                "stdout",
                "stderr",
                "arg",
                "clock",
                "random",
                "env=HOME",
                "tmp",
                "tmp=/scratch",
                "mem",
                "dev=null",
                "dir=/data",
                "dir=/data::/in:rw",
                "acme:mail=a@b",
                "acme:queue@1.0.0"
            })
    void knows(String grant) {
        assertDoesNotThrow(() -> check(grant));
    }

    @Test
    void namesTheNearestAndListsAllKinds() {
        GantryException failure = failure("stdinn");
        assertEquals(ErrorCode.UNKNOWN_GRANT, failure.code());
        assertEquals("stdinn", failure.subject());
        assertEquals(
                "cannot allow 'stdinn': nothing provides it; did you mean 'stdin'? Kinds: " + KINDS,
                failure.getMessage());
    }

    @Test
    void guessesNothingWhereNothingIsNear() {
        assertEquals(
                "cannot allow 'network': nothing provides it. Kinds: " + KINDS,
                failure("network").getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Clock", "CLOCK", "clock.", "acme:Queue@1.0.0", "acme:queue@1.0.0/"})
    void takesNoOtherSpellingForAKind(String grant) {
        assertEquals(ErrorCode.UNKNOWN_GRANT, failure(grant).code());
    }

    @Test
    void refusesParameterThatAKindDoesNotTake() {
        GantryException failure = failure("stdin=file");
        assertEquals(ErrorCode.USAGE, failure.code());
        assertEquals("cannot allow 'stdin=file': stdin takes no parameter", failure.getMessage());
        assertEquals("write stdin alone", failure.hint());
    }

    @Test
    void refusesParameterOfHostInterfaceThatTakesNone() {
        assertEquals(ErrorCode.USAGE, failure("acme:queue@1.0.0=orders").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "env=", "env=HOME=/root"})
    void refusesEnvironmentWithoutOneName(String grant) {
        GantryException failure = failure(grant);
        assertEquals(ErrorCode.USAGE, failure.code());
        assertEquals("write env=NAME, without a value", failure.hint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dir",
                "dir=",
                "dir=::/x",
                "dir=/x::",
                "dir=relative",
                "dir=../x::/x",
                "dev",
                "dev=../mem",
                "dev=NULL",
                "acme:mail",
                "env=A\nB",
                "dir=/a\nb"
            })
    void refusesParameterThatMeansNothing(String grant) {
        assertEquals(ErrorCode.USAGE, failure(grant).code());
    }

    @Test
    void refusesEndlessParameter() {
        assertEquals(ErrorCode.USAGE, failure("env=" + "A".repeat(5_000)).code());
    }

    @ParameterizedTest
    @CsvSource({
        "dir=/data,dir=/data::/data:ro",
        "dir=/data:rw,dir=/data::/data:rw",
        "dir=/data/::/in,dir=/data::/in:ro",
        "dir=/thumbnails/./../..::/in:rw,dir=/::/in:rw",
        "dir=/a/../b,dir=/b::/b:ro",
        "tmp,tmp=/tmp"
    })
    void writesAMountInOneWay(String grant, String full) {
        assertEquals(Grant.parse(full), kinds.checked("allow", Grant.parse(grant)));
    }

    @Test
    void boundsTheFullFormOfAGrant() {
        String half = "dir=/" + "a".repeat(2_040);
        assertDoesNotThrow(() -> check(half));
        assertEquals(ErrorCode.USAGE, failure(half + "a".repeat(10)).code());
        assertDoesNotThrow(() -> kinds.checkedDenial(Grant.parse(half + "a".repeat(10))));
    }

    @Test
    void refusesRequestThatIsTooLongToBeReadWhole() {
        String longest = "env=" + "A".repeat(196);
        assertDoesNotThrow(() -> kinds.checkedRequest(Grant.parse(longest)));
        GantryException failure =
                assertThrows(
                        GantryException.class,
                        () -> kinds.checkedRequest(Grant.parse(longest + "A")));
        assertEquals(ErrorCode.BAD_PERMISSIONS, failure.code());
    }

    @Test
    void purposeAndOptionShowAllOfAGrant() {
        Grant grant = Grant.parse("dir=/" + "a".repeat(1_500) + "::/" + "b".repeat(1_500) + ":rw");
        String purpose = kinds.kindOf(grant).purpose();
        assertTrue(purpose.endsWith("b"), purpose);
        assertTrue(purpose.contains("a,"), purpose);
        assertEquals("--dir " + grant.parameter(), Purpose.flag(grant));
    }

    @Test
    void denialBehindALinkMeansWhereItLeads(@TempDir Path folder) throws IOException {
        Path real = folder.toRealPath();
        Path target = Files.createDirectories(real.resolve("other/target"));
        Path link = Files.createSymbolicLink(real.resolve("link"), target);
        assertEquals(
                new Grant("dir", real.resolve("other/secret/new").toString()),
                kinds.checkedDenial(new Grant("dir", link + "/./../secret/new")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir=/data::/in", "dir=/data:rw", "dir=data", "stdin=x", "nothing"})
    void refusesDenialThatMeansNothing(String grant) {
        assertThrows(GantryException.class, () -> kinds.checkedDenial(Grant.parse(grant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir", "dir=/etc", "env", "env=HOME", "tmp", "acme:mail"})
    void takesDenial(String grant) {
        assertEquals(Grant.parse(grant), kinds.checkedDenial(Grant.parse(grant)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dir=/d|read all files below /d",
                "dir=/d::/in:rw|read, change and remove all files below /d, which it sees as /in",
                "env=LANG|read the environment variable LANG",
                "acme:mail=a@b|send mail, for a@b",
                "clock|read the time, and sleep"
            })
    void saysWhatAGrantLetsAGuestDo(String grant, String purpose) {
        assertEquals(purpose, kinds.kindOf(Grant.parse(grant)).purpose());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dir=/d::/in:rw|--dir /d::/in:rw",
                "dir=/my d|--dir '/my d'",
                "env=LANG|--env LANG",
                "dev=null|--dev null",
                "tmp|--tmp",
                "tmp=/x|--allow tmp=/x",
                "clock|--allow clock"
            })
    void saysWhichOptionGivesAGrant(String grant, String flag) {
        assertEquals(flag, Purpose.flag(Grant.parse(grant)));
    }

    private GantryException failure(String grant) {
        return assertThrows(GantryException.class, () -> check(grant));
    }

    private void check(String grant) {
        kinds.checked("allow", Grant.parse(grant));
    }
}
