// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.ModuleReader;
import dev.gantry.wasm.NameSection;
import dev.gantry.wasm.WasmBytes;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Instruction;
import dev.gantry.wasm.format.Instructions;
import dev.gantry.wasm.outline.BinaryKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are: a module or one of the declared refusals, and soon. */
final class HostileModulesTest {
    private static final Set<ErrorCode> DECLARED =
            EnumSet.of(
                    ErrorCode.EMPTY_FILE,
                    ErrorCode.NOT_WEBASSEMBLY,
                    ErrorCode.COMPONENT_UNSUPPORTED,
                    ErrorCode.TRUNCATED_MODULE,
                    ErrorCode.MALFORMED_MODULE,
                    ErrorCode.INVALID_MODULE,
                    ErrorCode.MODULE_LIMIT);

    private static final boolean LONG = Boolean.getBoolean("gantry.long");
    private static final int MUTATIONS = LONG ? 1_000_000 : 3_000;

    /** Small guests are cut at every byte, large ones only in a long run. */
    private static final int CUTS = LONG ? Integer.MAX_VALUE : 300;

    @ParameterizedTest
    @MethodSource("dev.gantry.wasm.WasmBytes#moduleGuests")
    void guestCutWithinASectionIsTruncated(String name) {
        byte[] guest = WasmBytes.guest(name);
        Set<Integer> ends =
                ModuleReader.read(name, guest).sections().stream()
                        .map(section -> section.offset() + section.size())
                        .collect(Collectors.toSet());
        ends.add(BinaryKind.PREAMBLE_BYTES);
        int step = 1 + guest.length / CUTS;
        for (int length = 1; length < guest.length; length += step) {
            byte[] cut = Arrays.copyOf(guest, length);
            if (!ends.contains(length)) {
                assertTruncated(cut);
            } else {
                readOrRefuse(cut);
            }
        }
    }

    @Test
    void mutatedGuestsAreReadOrRefused() {
        List<byte[]> guests = WasmBytes.moduleGuests().stream().map(WasmBytes::guest).toList();
        Random random = new Random(20_261_121);
        for (int i = 0; i < MUTATIONS; i++) {
            readOrRefuse(mutate(guests.get(random.nextInt(guests.size())), random));
        }
    }

    /** Every second one near the start, where the sections are that decide about the rest. */
    private static byte[] mutate(byte[] guest, Random random) {
        byte[] mutated = guest.clone();
        int reach = random.nextInt(2) == 0 ? mutated.length : Math.min(mutated.length, 256);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutated[random.nextInt(reach)] = (byte) interesting(random);
        }
        return random.nextInt(8) == 0
                ? Arrays.copyOf(mutated, random.nextInt(mutated.length))
                : mutated;
    }

    @Test
    void functionsOfRandomBytesAreValidOrRefused() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] code = new byte[1 + random.nextInt(40)];
            random.nextBytes(code);
            readOrRefuse(Functions.function(HexFormat.of().formatHex(code)));
        }
    }

    /** Instructions that exist, and immediates that mostly do. */
    @Test
    void functionsOfRandomInstructionsAreValidOrRefused() {
        Random random = new Random(20_261_123);
        List<Instruction> all = Instructions.all();
        for (int i = 0; i < MUTATIONS; i++) {
            ByteSink code = new ByteSink(64);
            for (int k = random.nextInt(12); k >= 0; k--) {
                code.code(all.get(random.nextInt(all.size())).code());
                for (int n = random.nextInt(4); n > 0; n--) {
                    code.u8(random.nextInt(4));
                }
            }
            readOrRefuse(Functions.function(HexFormat.of().formatHex(code.toByteArray())));
        }
    }

    private static int interesting(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0xFF;
            case 1 -> 0x80;
            case 2 -> random.nextInt(16);
            default -> random.nextInt(256);
        };
    }

    private static void assertTruncated(byte[] cut) {
        InvalidModuleException refusal =
                assertThrows(InvalidModuleException.class, () -> ModuleReader.read("x", cut));
        assertEquals(ErrorCode.TRUNCATED_MODULE, refusal.code());
    }

    private static void readOrRefuse(byte[] wasm) {
        try {
            NameSection.functionNames(wasm, ModuleReader.read("x", wasm));
        } catch (InvalidModuleException refusal) {
            assertTrue(DECLARED.contains(refusal.code()), refusal.getMessage());
        }
    }
}
