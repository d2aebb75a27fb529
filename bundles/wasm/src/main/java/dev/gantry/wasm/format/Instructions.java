// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table of all instructions, read from {@code instructions.txt}. */
public final class Instructions {
    private static final String TABLE = "instructions.txt";

    /** Bytes from here to {@link #LAST_PREFIX} start an instruction of two parts. */
    private static final int FIRST_PREFIX = 0xFB;

    private static final int LAST_PREFIX = 0xFE;

    /** Numbers behind a prefix are below this. */
    private static final int NUMBERS = 0x200;

    private static final List<Instruction> ALL = parse();
    private static final @Nullable Instruction[] PLAIN = new Instruction[0x100];
    private static final @Nullable Instruction[] PREFIXED =
            new Instruction[(LAST_PREFIX - FIRST_PREFIX + 1) * NUMBERS];

    static {
        for (Instruction instruction : ALL) {
            int code = instruction.code();
            if (code < PLAIN.length) {
                PLAIN[code] = instruction;
            } else {
                PREFIXED[slot(code >>> 16, code & 0xFFFF)] = instruction;
            }
        }
    }

    private Instructions() {}

    /** All of them, in the order of the table. */
    public static List<Instruction> all() {
        return ALL;
    }

    /** The instruction of this code. */
    public static Instruction of(int code) {
        Instruction found =
                code < PLAIN.length ? PLAIN[code] : prefixed(code >>> 16, code & 0xFFFF);
        return Objects.requireNonNull(found, "no such instruction");
    }

    /** Reads the code of an instruction, and refuses one that is unknown. */
    public static Instruction read(BinaryReader reader) {
        int start = reader.position();
        int first = reader.u8();
        Instruction found = PLAIN[first];
        if (found == null) {
            if (first < FIRST_PREFIX || first > LAST_PREFIX) {
                throw reader.malformed(start, "unknown instruction " + BinaryReader.hex(first));
            }
            int number = reader.u32();
            found = prefixed(first, number);
            if (found == null) {
                throw reader.malformed(
                        start,
                        "unknown instruction "
                                + BinaryReader.hex(first)
                                + " "
                                + Integer.toUnsignedString(number));
            }
        }
        return found;
    }

    private static @Nullable Instruction prefixed(int prefix, int number) {
        return number < 0 || number >= NUMBERS ? null : PREFIXED[slot(prefix, number)];
    }

    private static int slot(int prefix, int number) {
        return (prefix - FIRST_PREFIX) * NUMBERS + number;
    }

    private static List<Instruction> parse() {
        List<Instruction> all = new ArrayList<>();
        try (InputStream table = Instructions.class.getResourceAsStream(TABLE);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(table, TABLE),
                                        StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    all.add(new Instruction(line.split(" {2,}", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }
}
