// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.Map;

/**
 * A code section without the instructions that are never reached because they stand behind a jump:
 * Chicory's compiler stumbles over blocks among them. What is left means the same.
 */
final class LiveCode {
    private static final int ELSE = 0x05;
    private static final int END = 0x0b;

    private final CodeScan instructions = new CodeScan(new BitSet());
    private final ByteArrayOutputStream live = new ByteArrayOutputStream();

    private LiveCode() {}

    /** The module with such a code section. */
    static byte[] in(ModuleBytes module) {
        return module.rewritten(
                module.section(ModuleBytes.CODE)
                        .map(code -> Map.of(ModuleBytes.CODE, of(code)))
                        .orElse(Map.of()));
    }

    static byte[] of(ByteReader code) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        int count = code.count();
        ModuleBytes.writeNumber(section, count);
        for (int left = count; left > 0; left--) {
            byte[] body = new LiveCode().body(code.part(code.count()));
            ModuleBytes.writeNumber(section, body.length);
            section.writeBytes(body);
        }
        return section.toByteArray();
    }

    private byte[] body(ByteReader body) {
        int from = body.position();
        instructions.locals(body);
        body.copy(from, live);
        boolean reached = true;
        int blocks = 0;
        while (!body.atEnd()) {
            int start = body.position();
            int opcode = instructions.instruction(body);
            if (!reached) {
                reached = blocks == 0 && (opcode == END || opcode == ELSE);
                blocks += begins(opcode) ? 1 : opcode == END && !reached ? -1 : 0;
            }
            if (reached) {
                body.copy(start, live);
                reached = goesOn(opcode);
            }
        }
        return live.toByteArray();
    }

    private static boolean begins(int opcode) {
        return switch (opcode) {
            case 0x02, 0x03, 0x04, 0x1f -> true;
            default -> false;
        };
    }

    /** Not after unreachable, throw, throw_ref, br, br_table and return. */
    private static boolean goesOn(int opcode) {
        return switch (opcode) {
            case 0x00, 0x08, 0x0a, 0x0c, 0x0e, 0x0f -> false;
            default -> true;
        };
    }
}
