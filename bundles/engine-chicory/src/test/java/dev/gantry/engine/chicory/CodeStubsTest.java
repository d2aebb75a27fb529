// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CodeStubsTest {
    @Test
    void keepTheFunctionsThatAreNeeded() {
        byte[] code = HexFormat.of().parseHex("03" + "02000b" + "0300010b" + "0400010b0b");
        var reader = new ByteReader("m", code, 0, code.length);
        assertEquals(
                "03" + "0300000b" + "0300010b" + "0300000b",
                HexFormat.of().formatHex(CodeStubs.in(reader, 7, function -> function == 8)));
    }
}
