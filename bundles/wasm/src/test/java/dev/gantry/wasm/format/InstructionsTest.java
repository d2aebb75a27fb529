// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.gantry.wasm.WasmBytes;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InstructionsTest {
    @Test
    void codesHaveTheNamesOfTheTable() throws IllegalAccessException {
        for (Field field : Codes.class.getFields()) {
            String name = Instructions.of(field.getInt(null)).name();
            assertEquals(field.getName(), name.replace('.', '_').toUpperCase(Locale.ROOT), name);
        }
    }

    @Test
    void everyInstructionHasItsOwnName() {
        Set<String> names = new HashSet<>();
        Instructions.all().forEach(instruction -> names.add(instruction.name()));
        assertEquals(Instructions.all().size(), names.size());
    }

    @Test
    void readsBackEveryInstructionThatIsWritten() {
        for (Instruction instruction : Instructions.all()) {
            ByteSink sink = new ByteSink(4);
            sink.code(instruction.code());
            BinaryReader reader = new BinaryReader("x", sink.toByteArray());
            assertSame(instruction, Instructions.read(reader));
            assertEquals(0, reader.remaining());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "28, i32.load, 2",
        "fc 0a, memory.copy, 0",
        "fd 80 02, i8x16.relaxed_swizzle, 0",
        "fd ff 01, f64x2.convert_low_i32x4_u, 0",
        "fe 10, i32.atomic.load, 2",
        "fb 1e, i31.get_u, 0"
    })
    void knowsInstructionsByTheirBytes(String bytes, String name, int bound) {
        BinaryReader reader = new BinaryReader("x", WasmBytes.hex(bytes));
        Instruction instruction = Instructions.read(reader);
        assertEquals(name + " " + bound, instruction.name() + " " + instruction.bound());
    }
}
