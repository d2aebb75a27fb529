// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.policy.Grant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {
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
}
