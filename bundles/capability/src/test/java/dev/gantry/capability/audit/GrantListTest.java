// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.policy.Grant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantListTest {
    @Test
    void tellsGrantsApartThatLookTheSameWhenTheyAreCut() {
        String begin = "x".repeat(300);
        String end = "y".repeat(300);
        Grant one = new Grant("env", begin + "1" + end);
        Grant two = new Grant("env", begin + "2" + end);
        GrantList list = GrantList.of(Set.of(one, two), Map.of(one, "first", two, "second"));
        String name = RecordText.name(one.toString());
        assertEquals(Map.of(name, "first", name + " (2)", "second"), list.texts());
        assertEquals(0, list.more());
    }
}
