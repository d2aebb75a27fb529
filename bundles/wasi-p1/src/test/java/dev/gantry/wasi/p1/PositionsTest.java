// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
    private final TestGuest guest = TestGuest.withGrants("stdin", "stdout");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refusesToSeekInAStream(int whence) {
        guest.assertAnswers(Errno.SPIPE, "fd_seek", 0, 0, whence, TestGuest.RESULT);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, -1})
    void refusesAWhenceThatDoesNotExist(int whence) {
        guest.assertAnswers(Errno.INVAL, "fd_seek", 0, 0, whence, TestGuest.RESULT);
    }

    @Test
    void refusesToTellAPosition() {
        guest.assertAnswers(Errno.SPIPE, "fd_tell", 1, TestGuest.RESULT);
    }

    @Test
    void seeksInNothingThatIsNotThere() {
        guest.assertAnswers(Errno.BADF, "fd_seek", 2, 0, 0, TestGuest.RESULT);
        guest.assertAnswers(Errno.BADF, "fd_tell", 2, TestGuest.RESULT);
    }
}
