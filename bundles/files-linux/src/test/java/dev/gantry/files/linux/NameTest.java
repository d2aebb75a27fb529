// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NameTest {
    @Test
    void isUtf8() throws FileException {
        byte[] bytes = {'a', (byte) 0xc3, (byte) 0xa9};
        assertArrayEquals(bytes, Name.bytes("a\u00e9"));
        assertEquals(Optional.of("a\u00e9"), Name.decode(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "/", "a/b", "/a", "a/", "a\0b", "\0", "\ud83d", "\ude00"})
    void isNothingElseThanOneName(String text) {
        FileException refusal = assertThrows(FileException.class, () -> Name.bytes(text));
        assertEquals(FileProblem.ILLEGAL_NAME, refusal.problem());
    }

    @Test
    void isNoTextIfBytesAreNot() {
        assertEquals(Optional.empty(), Name.decode(new byte[] {'a', (byte) 0xff}));
        assertEquals(Optional.empty(), Name.decode(new byte[] {(byte) 0xc0, (byte) 0xaf}));
        assertEquals(
                Optional.empty(), Name.decode(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
    }

    @Test
    void mayHoldTheReplacementCharacterItself() throws FileException {
        assertEquals(Optional.of("\ufffd"), Name.decode(Name.bytes("\ufffd")));
    }
}
