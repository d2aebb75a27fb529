// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Types as the bytes of a module have them. Chicory's own reading of limits is not enough: it cannot
 * tell "no maximum" from the greatest one, and cuts large tables short.
 */
final class RawTypes {
    static final int EXNREF = 0x69;

    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;
    private static final int SIXTY_FOUR = 4;
    private static final int WITH_INITIALIZER = 0x40;

    private record RawLimits(long minimum, OptionalLong maximum) {}

    private RawTypes() {}

    static List<MemoryType> memories(ByteReader reader) {
        List<MemoryType> memories = new ArrayList<>();
        for (int left = reader.count(); left > 0; left--) {
            memories.add(memory(reader));
        }
        return memories;
    }

    static List<TableType> tables(ByteReader reader) {
        List<TableType> tables = new ArrayList<>();
        for (int left = reader.count(); left > 0; left--) {
            tables.add(table(reader));
        }
        return tables;
    }

    static MemoryType memory(ByteReader reader) {
        RawLimits limits = limits(reader);
        return new MemoryType(limits.minimum, limits.maximum, false, false);
    }

    static TableType table(ByteReader reader) {
        ValueType element = value(reader);
        RawLimits limits = limits(reader);
        return new TableType(element, limits.minimum, limits.maximum);
    }

    static GlobalType global(ByteReader reader) {
        return new GlobalType(value(reader), reader.u8() != 0);
    }

    /** Refuses a type that belongs to an undeclared feature; any other code passes. */
    static void refuseUndeclared(int code, ByteReader reader) {
        EngineFeature feature =
                switch (code) {
                    case 0x7b -> EngineFeature.SIMD;
                    case EXNREF, 0x74 -> EngineFeature.EXCEPTION_REFERENCES;
                    case 0x63, 0x64 -> EngineFeature.FUNCTION_REFERENCES;
                    case 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x71, 0x72, 0x73 -> EngineFeature.GC;
                    default -> null;
                };
        if (feature != null) {
            throw Refusal.unsupported(feature, reader.module());
        }
    }

    private static ValueType value(ByteReader reader) {
        int code = reader.u8();
        refuseUndeclared(code, reader);
        return switch (code) {
            case 0x7f -> ValueType.I32;
            case 0x7e -> ValueType.I64;
            case 0x7d -> ValueType.F32;
            case 0x7c -> ValueType.F64;
            case 0x70 -> ValueType.FUNCREF;
            case 0x6f -> ValueType.EXTERNREF;
            case WITH_INITIALIZER ->
                    throw Refusal.unsupported(EngineFeature.FUNCTION_REFERENCES, reader.module());
            default -> throw reader.malformed("unknown type " + code);
        };
    }

    private static RawLimits limits(ByteReader reader) {
        int flags = reader.u8();
        if ((flags & ~(HAS_MAXIMUM | SHARED | SIXTY_FOUR)) != 0) {
            throw reader.malformed("unknown kind of limits " + flags);
        }
        if ((flags & SIXTY_FOUR) != 0) {
            throw Refusal.unsupported(EngineFeature.MEMORY64, reader.module());
        }
        if ((flags & SHARED) != 0) {
            throw Refusal.unsupported(EngineFeature.THREADS, reader.module());
        }
        long minimum = size(reader);
        boolean bounded = (flags & HAS_MAXIMUM) != 0;
        return new RawLimits(
                minimum, bounded ? OptionalLong.of(size(reader)) : OptionalLong.empty());
    }

    /** Well-formed up to 64 bits, valid up to 32. */
    private static long size(ByteReader reader) {
        long size = reader.u64();
        if (size >>> 32 != 0) {
            throw reader.invalid("no memory or table can be so large");
        }
        return size;
    }
}
