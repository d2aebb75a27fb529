// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ByteReaderTest {
    @Test
    void readsNumbersOfAnyLength() {
        assertEquals(0x7f, reader("7f").u32());
        assertEquals(0x80, reader("8001").u32());
        assertEquals(0xffff_ffffL, reader("ffffffff0f").u32());
    }

    @Test
    void refusesNumbersBeyond32Bits() {
        assertRefuses(ErrorCode.MALFORMED_MODULE, "ffffffff1f", ByteReader::u32);
        assertRefuses(ErrorCode.MALFORMED_MODULE, "808080808000", ByteReader::u32);
    }

    @Test
    void refusesCountsBeyondTheEnd() {
        assertEquals(2, reader("020000").count());
        assertRefuses(ErrorCode.TRUNCATED_MODULE, "0300", ByteReader::count);
        assertRefuses(ErrorCode.TRUNCATED_MODULE, "ffffffff0f", ByteReader::count);
    }

    @Test
    void refusesNamesThatAreNotUtf8() {
        assertEquals("é", reader("02c3a9").name());
        assertRefuses(ErrorCode.MALFORMED_MODULE, "02c328", ByteReader::name);
    }

    @Test
    void staysWithinItsPart() {
        ByteReader part = reader("010203").part(2);
        part.skip(2);
        assertThrows(InvalidModuleException.class, part::u8);
    }

    @Test
    void namesTheModuleAndThePosition() {
        var failure = assertThrows(InvalidModuleException.class, () -> reader("80").u32());
        assertEquals(
                "[GNT-1103] cannot read module 'm': it ends too early (byte 1)",
                failure.describe());
    }

    private static void assertRefuses(ErrorCode code, String hex, Consumer<ByteReader> read) {
        var failure = assertThrows(InvalidModuleException.class, () -> read.accept(reader(hex)));
        assertEquals(code, failure.code());
    }

    private static ByteReader reader(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new ByteReader("m", bytes, 0, bytes.length);
    }
}
