// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeEnginesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 457728",
        "65536, 457728",
        "131072, 1048576",
        "524288, 2097152",
        "8388608, 2097152"
    })
    void giveGuestsFourTimesWhatTheyCountWhereTheLibraryCan(long counted, int bytes) {
        assertEquals(bytes, NativeEngines.stackBytes(counted));
    }
}
