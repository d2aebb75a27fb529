// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionNamesTest {
    private static final String TWO_NAMES = "0107" + "02" + "000161" + "010162";

    @Test
    void prefersTheNameSectionToExports() {
        assertEquals(Map.of(0, "a", 2, "z"), names(TWO_NAMES, Map.of(0, "x", 2, "z"), 0, 2));
    }

    @Test
    void leavesOutWhatHasNoName() {
        assertEquals(Map.of(7, ""), names(TWO_NAMES, Map.of(), 7));
    }

    @Test
    void skipsNamesOfOtherThings() {
        assertEquals(Map.of(1, "b"), names("00020178" + TWO_NAMES, Map.of(), 1));
    }

    @Test
    void keepsWhatComesBeforeABreak() {
        assertEquals(
                Map.of(0, "a", 1, ""), names("0106" + "02" + "000161" + "0102", Map.of(), 0, 1));
    }

    @Test
    void cleansNames() {
        String clear = "0107" + "01" + "0004" + "1b5b326a";
        assertEquals(Map.of(0, "\ufffd[2j"), names(clear, Map.of(), 0));
    }

    private static Map<Integer, String> names(
            String section, Map<Integer, String> exported, Integer... functions) {
        byte[] bytes = HexFormat.of().parseHex(section);
        return new FunctionNames(bytes, exported).of(List.of(functions));
    }
}
