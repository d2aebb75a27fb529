// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.EngineFeature;
import java.util.BitSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of functions without locals; 0x02 0x69 begins a block whose result is an exnref. */
class HeldExceptionsTest {
    private static final String CATCHES_ALL = "0269" + "1f40010300" + "00" + "0b" + "00" + "0b";

    @Test
    void mayBeThrownOnAtOnce() {
        assertDoesNotThrow(() -> scan(CATCHES_ALL + "0a"));
    }

    @Test
    void mayBeThrownOnAfterSomethingThatCannotThrow() {
        assertDoesNotThrow(() -> scan(CATCHES_ALL + "4107" + "2400" + "0a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "110000", "0800"})
    void mayNotWaitWhileSomethingElseMayBeThrown(String call) {
        assertRefuses(CATCHES_ALL + call + "0a");
    }

    @Test
    void mayNotWaitBehindABlock() {
        assertRefuses(CATCHES_ALL + "0240" + "1000" + "0b" + "0a");
    }

    @Test
    void mayNotWaitInTheOtherHalf() {
        assertRefuses(CATCHES_ALL + "4101" + "0440" + "0a" + "05" + "1000" + "0b" + "0a");
    }

    @Test
    void doNotOutliveTheirBlock() {
        assertDoesNotThrow(() -> scan("0240" + CATCHES_ALL + "0a" + "0b" + "1000"));
    }

    @Test
    void mayNotBeLocals() {
        assertRefusesBody(body("01" + "0169" + "0b"));
    }

    private static void assertRefuses(String code) {
        assertRefusesBody(body("00" + code + "0b"));
    }

    private static void assertRefusesBody(ByteReader body) {
        var failure =
                assertThrows(GantryException.class, () -> new CodeScan(new BitSet()).body(body));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, failure.code());
        assertEquals(EngineFeature.EXCEPTION_REFERENCES.label(), failure.subject());
    }

    private static void scan(String code) {
        new CodeScan(new BitSet()).body(body("00" + code + "0b"));
    }

    private static ByteReader body(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new ByteReader("m", bytes, 0, bytes.length);
    }
}
