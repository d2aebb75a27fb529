// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.policy.Grant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final int POINTERS = 128;
    private static final int BUFFER = 256;

    private final TestGuest guest = TestGuest.withGrants("env=LANG", "env=ABSENT");

    EnvironmentTest() {
        guest.resources.environment.put("HOME", "/root");
        guest.resources.environment.put("LANG", "C");
    }

    @Test
    void tellsTheSizesOfWhatIsGranted() {
        guest.assertAnswers(
                Errno.SUCCESS, "environ_sizes_get", TestGuest.RESULT, TestGuest.RESULT + 4);
        assertEquals(1, guest.memory.getInt(TestGuest.RESULT));
        assertEquals(7, guest.memory.getInt(TestGuest.RESULT + 4));
    }

    @Test
    void writesOnlyWhatIsGranted() {
        guest.assertAnswers(Errno.SUCCESS, "environ_get", POINTERS, BUFFER);
        assertEquals("LANG=C\0\0\0", guest.text(BUFFER, 9));
        assertEquals(BUFFER, guest.memory.getInt(POINTERS));
        assertEquals(0, guest.memory.getInt(POINTERS + 4));
    }

    @Test
    void usesOnlyTheGrantsOfVariablesThatExist() {
        guest.call("environ_get", POINTERS, BUFFER);
        assertEquals(Set.of(Grant.parse("env=LANG")), guest.resources.used);
    }

    @Test
    void isEmptyWithoutGrants() {
        TestGuest denied = TestGuest.withGrants();
        denied.resources.environment.putAll(Map.of("HOME", "/root"));
        denied.memory.putInt(TestGuest.RESULT, -1);
        denied.assertAnswers(
                Errno.SUCCESS, "environ_sizes_get", TestGuest.RESULT, TestGuest.RESULT + 4);
        assertEquals(0, denied.memory.getInt(TestGuest.RESULT));
    }
}
