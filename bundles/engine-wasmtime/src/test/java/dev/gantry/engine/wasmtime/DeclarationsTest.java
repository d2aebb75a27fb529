// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.tck.Guests;
import dev.gantry.tck.generator.ModuleGenerator;
import dev.gantry.wasm.ModuleReader;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.outline.Proposal;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationsTest {
    private static final int SEEDS = 200;

    /** The reader of the host is another one; both say the same. */
    @Test
    void areWhatTheHostReads() {
        Set<Proposal> all = EnumSet.complementOf(EnumSet.of(Proposal.THREADS));
        for (int seed = 0; seed < SEEDS; seed++) {
            assertSameAsHost(ModuleGenerator.generate(seed, all));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listing",
                "gc",
                "function-references",
                "memory64",
                "multi-memory",
                "extended-const",
                "exceptions",
                "exnref/exceptions-from-elsewhere"
            })
    void areWhatTheHostReadsOf(String guest) {
        assertSameAsHost(Guests.bytes(guest));
    }

    /** A global for each kind of initializer, and behind them an export that has to be found. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7f00 41ff7e 0b", // i32.const
                "7e00 42ff7e 41ff7e 6a 0b", // i64.const, and something added
                "7d00 43000000ff 0b", // f32.const
                "7c00 440000000000000b0b 0b", // f64.const
                "7b00 fd0c0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b 0b", // v128.const
                "7000 d200 0b", // ref.func
                "6f00 d06f 0b", // ref.null
                "630000 d000 0b", // ref.null of a type
                "640100 fb0101 0b", // struct.new_default
                "640000 4107 fb0600 0b", // array.new
                "640000 4107 410b fb080002 0b", // array.new_fixed
                "6c00 410b fb1c 0b", // ref.i31
                "7f00 2300 0b", // global.get
            })
    void stepOverEveryKindOfConstantExpression(String global) {
        String content = "01" + global.replace(" ", "");
        String size = HexFormat.of().toHexDigits((byte) (content.length() / 2));
        String exports = "07050101780300";
        String types = "0106025e7f005f00";
        byte[] wasm =
                HexFormat.of()
                        .parseHex("0061736d01000000" + types + "06" + size + content + exports);
        Declarations declarations = new Declarations(new ModuleBytes("guest", wasm));
        assertEquals("x", declarations.exports().get(0).name());
    }

    private static void assertSameAsHost(byte[] wasm) {
        Declarations declarations = new Declarations(new ModuleBytes("guest", wasm));
        ModuleOutline outline = ModuleReader.read("guest", wasm);
        assertEquals(outline.imports(), declarations.imports());
        assertEquals(outline.exports(), declarations.exportTypes());
    }
}
