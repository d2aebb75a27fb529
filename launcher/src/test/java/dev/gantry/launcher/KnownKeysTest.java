// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KnownKeysTest {
    private static final KnownKeys KNOWN =
            new KnownKeys(Map.of("dev.gantry.part", Set.of("memory")));

    @Test
    void areFoundInAMetatypeDocument() {
        String document =
                "<metatype:MetaData><OCD id=\"x\" name=\"X\"><AD id=\"memory\" type=\"String\"/>\n"
                        + "<AD name=\"a\" id=\"fuel\"/></OCD><Designate pid=\"dev.gantry.host\">";
        assertEquals(
                Map.of("dev.gantry.host", Set.of("fuel", "memory")),
                KnownKeys.of(List.of(document, "<other/>")).byPart());
    }

    @Test
    void nothingIsSaidOfAKnownKey() {
        assertEquals(Optional.empty(), KNOWN.complaint("dev.gantry.part", Set.of("memory")));
    }

    @Test
    void nothingIsSaidWhereNobodySaysWhatIsUnderstood() {
        assertEquals(Optional.empty(), KNOWN.complaint("acme.thing", Set.of("memmory")));
        assertEquals(List.of(), KNOWN.remarks(Set.of("acme.thing", "dev.gantry.part")));
    }

    @Test
    void theNearestKeyIsNamed() {
        assertEquals(
                Optional.of("unknown key 'memmory'; did you mean 'memory'?"),
                KNOWN.complaint("dev.gantry.part", Set.of("memmory")));
    }

    @Test
    void allKeysAreNamedWhereNoneIsNear() {
        assertEquals(
                Optional.of("unknown key 'color'; known are memory"),
                KNOWN.complaint("dev.gantry.part", Set.of("color")));
    }

    @Test
    void theNearestPartIsNamed() {
        assertEquals(
                List.of(
                        "nothing reads the configuration file dev.gantry.prat.cfg; did you mean"
                                + " dev.gantry.part.cfg?"),
                KNOWN.remarks(Set.of("dev.gantry.prat")));
    }
}
