// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketsTest {
    private final TestGuest guest = TestGuest.withGrants("stdout");

    @ParameterizedTest
    @ValueSource(strings = {"sock_accept", "sock_recv", "sock_send", "sock_shutdown"})
    void refusesWhatIsNoSocket(String function) {
        guest.assertAnswers(Errno.NOTSOCK, function, 1, 0, 0, 0, 0, 0);
        guest.assertAnswers(Errno.BADF, function, 9, 0, 0, 0, 0, 0);
    }
}
