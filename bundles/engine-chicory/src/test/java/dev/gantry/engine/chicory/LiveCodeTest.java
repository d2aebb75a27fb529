// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveCodeTest {
    @ParameterizedTest
    @CsvSource({
        "410000 1a 0b, 4100000b",
        "00 0240 0b 4101 1a 0b, 000b",
        "0240 0c00 0340 0440 05 0b 0b 0b 01 0b, 02400c000b010b",
        "4101 0440 0f 01 05 01 00 01 0b 01 0b, 410104400f0501000b010b",
        "1f4000 0a 02 40 0b 0b 01 0b, 1f40000a0b010b",
    })
    void leavesOutWhatIsNeverReached(String code, String live) {
        assertEquals(section(live), HexFormat.of().formatHex(LiveCode.of(reader(section(code)))));
    }

    /** A code section with one body without locals. */
    private static String section(String code) {
        byte[] instructions = HexFormat.of().parseHex(code.replace(" ", ""));
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        section.write(1);
        section.write(1 + instructions.length);
        section.write(0);
        section.writeBytes(instructions);
        return HexFormat.of().formatHex(section.toByteArray());
    }

    private static ByteReader reader(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new ByteReader("m", bytes, 0, bytes.length);
    }
}
