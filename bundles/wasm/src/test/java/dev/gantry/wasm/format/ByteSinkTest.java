// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.wasm.WasmBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSinkTest {
    private final ByteSink sink = new ByteSink(0);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
    void unsigned32ReadsBack(int value) {
        sink.u32(value);
        assertEquals(value, written().u32());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 64, -1, -64, -65, 8_191, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void signed32ReadsBack(int value) {
        sink.s32(value);
        assertEquals(value, written().s32());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 35, Long.MAX_VALUE, Long.MIN_VALUE})
    void signed64ReadsBack(long value) {
        sink.s64(value);
        assertEquals(value, written().s64());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 35, Long.MAX_VALUE, Long.MIN_VALUE})
    void unsigned64ReadsBack(long value) {
        sink.u64(value);
        assertEquals(value, written().u64());
    }

    @Test
    void numbersOfFixedLengthReadBack() {
        sink.fixed32(-2);
        sink.fixed64(Long.MIN_VALUE + 1);
        BinaryReader reader = written();
        assertEquals(-2, reader.fixed32());
        assertEquals(Long.MIN_VALUE + 1, reader.fixed64());
    }

    @Test
    void growsForWhatIsLargerThanItsRoom() {
        byte[] large = WasmBytes.repeat(100, "01 02 03");
        sink.u8(7);
        sink.bytes(large, 3, 300);
        assertEquals(298, sink.size());
        assertEquals(7, sink.toByteArray()[0]);
        assertEquals(3, sink.toByteArray()[297]);
    }

    @Test
    void writesSizeBeforeContent() {
        ByteSink content = new ByteSink(1);
        content.name("hé");
        sink.sized(content);
        assertArrayEquals(WasmBytes.hex("04 03 68 c3 a9"), sink.toByteArray());
    }

    private BinaryReader written() {
        return new BinaryReader("x", sink.toByteArray());
    }
}
