// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.generator;

import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Instruction;
import dev.gantry.wasm.format.Instructions;
import dev.gantry.wasm.format.ValueTypes;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes instructions by their names. */
final class CodeWriter {
    /** Set in the alignment of an access that names its memory. */
    private static final int NAMES_MEMORY = 0x40;

    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int REFERENCE = 0x64;

    private static final Map<String, Instruction> BY_NAME =
            Instructions.all().stream()
                    .collect(Collectors.toUnmodifiableMap(Instruction::name, Function.identity()));

    private final ByteSink sink = new ByteSink(1_000);

    ByteSink sink() {
        return sink;
    }

    /**
     * Writes an instruction.
     *
     * @param immediates in the order of the format; of an access the alignment, the memory, the offset;
     *     of {@code br_table} the labels, the default last
     */
    void op(String name, long... immediates) {
        op(Objects.requireNonNull(BY_NAME.get(name), name), immediates);
    }

    void op(Instruction instruction, long... immediates) {
        sink.code(instruction.code());
        switch (instruction.immediates()) {
            case NONE -> {}
            case BLOCK, HEAP -> sink.s33(immediates[0]);
            case ACCESS, ATOMIC -> access(immediates);
            case ACCESS_LANE -> {
                access(immediates);
                sink.u8((int) immediates[3]);
            }
            case LANE, SHUFFLE, ZERO -> {
                for (long lane : immediates) {
                    sink.u8((int) lane);
                }
            }
            case I32, I64 -> sink.s64(immediates[0]);
            case F32 -> sink.fixed32((int) immediates[0]);
            case F64 -> sink.fixed64(immediates[0]);
            case V128 -> {
                sink.fixed64(immediates[0]);
                sink.fixed64(immediates[1]);
            }
            case LABELS -> {
                sink.u32(immediates.length - 1);
                indices(immediates);
            }
            case TYPES -> {
                sink.u32(immediates.length);
                for (long type : immediates) {
                    type(sink, (int) type);
                }
            }
            case CAST, CATCHES -> throw new IllegalArgumentException(instruction.name());
            default -> indices(immediates);
        }
    }

    /** Opens a {@code try_table} that gives nothing; each clause is its kind, perhaps a tag, a label. */
    void tryTable(long... clauses) {
        sink.u8(0x1F);
        sink.u8(ValueTypes.VOID);
        sink.u32(1);
        indices(clauses);
    }

    private void indices(long... values) {
        for (long value : values) {
            sink.u32((int) value);
        }
    }

    private void access(long... immediates) {
        if (immediates[1] == 0) {
            sink.u32((int) immediates[0]);
        } else {
            sink.u32((int) immediates[0] | NAMES_MEMORY);
            sink.u32((int) immediates[1]);
        }
        sink.u64(immediates[2]);
    }

    /** What stands for a block type that is this one value type, or {@link ValueTypes#VOID}. */
    static long blockOf(int type) {
        return (type & 0x7FL) - 0x80;
    }

    /** Writes a value type. */
    static void type(ByteSink sink, int type) {
        if (!ValueTypes.isIndexed(type)) {
            sink.u8(type & 0x7F);
            return;
        }
        sink.u8(ValueTypes.isNullable(type) ? NULLABLE_REFERENCE : REFERENCE);
        sink.s33(ValueTypes.index(type));
    }
}
