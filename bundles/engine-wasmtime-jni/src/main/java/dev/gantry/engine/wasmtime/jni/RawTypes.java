// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Types as the bytes of a module have them. Refuses those that belong to an undeclared feature. */
final class RawTypes {
    static final int FUNCTION = 0x60;
    static final int EXNREF = 0x69;

    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;
    private static final int SIXTY_FOUR = 4;
    private static final int WITH_INITIALIZER = 0x40;

    private record RawLimits(long minimum, OptionalLong maximum) {}

    private RawTypes() {}

    static FunctionType function(ByteReader reader) {
        int form = reader.u8();
        return switch (form) {
            case FUNCTION -> new FunctionType(values(reader), values(reader));
            case 0x4e, 0x4f, 0x50, 0x5e, 0x5f ->
                    throw Refusal.unsupported(EngineFeature.GC, reader.module());
            default -> throw reader.malformed("unknown form of type " + form);
        };
    }

    static MemoryType memory(ByteReader reader) {
        RawLimits limits = limits(reader);
        return new MemoryType(limits.minimum, limits.maximum, false, false);
    }

    static TableType table(ByteReader reader) {
        if (reader.peek() == WITH_INITIALIZER) {
            throw Refusal.unsupported(EngineFeature.FUNCTION_REFERENCES, reader.module());
        }
        ValueType element = value(reader);
        RawLimits limits = limits(reader);
        return new TableType(element, limits.minimum, limits.maximum);
    }

    static GlobalType global(ByteReader reader) {
        ValueType value = value(reader);
        int mutability = reader.u8();
        if (mutability > 1) {
            throw reader.malformed("unknown mutability " + mutability);
        }
        return new GlobalType(value, mutability == 1);
    }

    static ValueType value(ByteReader reader) {
        int code = reader.u8();
        return switch (code) {
            case 0x7f -> ValueType.I32;
            case 0x7e -> ValueType.I64;
            case 0x7d -> ValueType.F32;
            case 0x7c -> ValueType.F64;
            case 0x7b -> ValueType.V128;
            case 0x70 -> ValueType.FUNCREF;
            case 0x6f -> ValueType.EXTERNREF;
            default -> {
                refuseUndeclared(code, reader);
                throw reader.malformed("unknown type " + code);
            }
        };
    }

    /** How the bytes of a module say a type that this engine has. */
    static int code(ValueType type) {
        return switch (type) {
            case I32 -> 0x7f;
            case I64 -> 0x7e;
            case F32 -> 0x7d;
            case F64 -> 0x7c;
            case V128 -> 0x7b;
            case FUNCREF -> 0x70;
            case EXTERNREF -> 0x6f;
            case OTHER_REFERENCE -> throw new IllegalArgumentException("no code for " + type);
        };
    }

    static byte[] bytes(FunctionType type) {
        ByteWriter out = new ByteWriter().octets(FUNCTION);
        for (List<ValueType> values : List.of(type.parameters(), type.results())) {
            out.u32(values.size());
            values.forEach(value -> out.octets(code(value)));
        }
        return out.toBytes();
    }

    /** Refuses a type that belongs to an undeclared feature; any other code passes. */
    static void refuseUndeclared(int code, ByteReader reader) {
        EngineFeature feature =
                switch (code) {
                    case EXNREF, 0x74 -> EngineFeature.EXCEPTION_REFERENCES;
                    case 0x63, 0x64 -> EngineFeature.FUNCTION_REFERENCES;
                    case 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x71, 0x72, 0x73 -> EngineFeature.GC;
                    default -> null;
                };
        if (feature != null) {
            throw Refusal.unsupported(feature, reader.module());
        }
    }

    private static List<ValueType> values(ByteReader reader) {
        List<ValueType> values = new ArrayList<>();
        for (int left = reader.count(); left > 0; left--) {
            values.add(value(reader));
        }
        return values;
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
        long minimum = reader.u32();
        boolean bounded = (flags & HAS_MAXIMUM) != 0;
        return new RawLimits(
                minimum, bounded ? OptionalLong.of(reader.u32()) : OptionalLong.empty());
    }
}
