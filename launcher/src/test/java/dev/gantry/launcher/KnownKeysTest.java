// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KnownKeysTest {
    private static final Set<String> KNOWN = Set.of("memory");

    @Test
    void areFoundInAMetatypeDocument() {
        String document =
                "<metatype:MetaData><OCD id=\"x\" name=\"X\"><AD id=\"memory\" type=\"String\"/>\n"
                        + "<AD name=\"a\" id=\"fuel\"/></OCD><Designate pid=\"dev.gantry.host\">";
        assertEquals(Set.of("fuel", "memory"), KnownKeys.all(KnownKeys.DEFINITION, document));
        assertEquals(Set.of("dev.gantry.host"), KnownKeys.all(KnownKeys.DESIGNATE, document));
    }

    @Test
    void nothingIsSaidOfAKnownKey() {
        assertEquals(List.of(), KnownKeys.complaints("part", Set.of("memory"), KNOWN));
    }

    @Test
    void theNearestKeyIsNamed() {
        assertEquals(
                List.of(
                        "the configuration of part has an unknown key 'memmory'; did you mean"
                                + " 'memory'?"),
                KnownKeys.complaints("part", Set.of("memmory"), KNOWN));
    }

    @Test
    void allKeysAreNamedWhereNoneIsNear() {
        assertEquals(
                List.of("the configuration of part has an unknown key 'color'; known are memory"),
                KnownKeys.complaints("part", Set.of("color"), KNOWN));
    }
}
