// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads types of a module that the library has found valid. */
final class TypeReader {
    private static final int FUNCREF = 0x70;
    private static final int EXTERNREF = 0x6f;
    private static final int RECURSION_GROUP = 0x4e;
    private static final int FUNCTION = 0x60;
    private static final int STRUCT = 0x5f;
    private static final int ARRAY = 0x5e;
    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;
    private static final int ADDRESSES_OF_64_BITS = 4;

    /** What stands in the list of types where no function type does. */
    private static final FunctionType NO_FUNCTION = new FunctionType(List.of(), List.of());

    private TypeReader() {}

    /** The type section; what is no function type has a place in the list all the same. */
    static List<FunctionType> section(ByteReader reader) {
        List<FunctionType> types = new ArrayList<>();
        if (!reader.atEnd()) {
            for (int left = reader.count(); left > 0; left--) {
                group(reader, types);
            }
        }
        return types;
    }

    private static void group(ByteReader reader, List<FunctionType> types) {
        if (reader.peek() != RECURSION_GROUP) {
            types.add(definition(reader));
            return;
        }
        reader.skip(1);
        for (int left = reader.count(); left > 0; left--) {
            types.add(definition(reader));
        }
    }

    private static FunctionType definition(ByteReader reader) {
        int form = reader.u8();
        if (form == 0x50 || form == 0x4f) { // Declares what it is a subtype of.
            for (int left = reader.count(); left > 0; left--) {
                reader.skipNumber();
            }
            form = reader.u8();
        }
        switch (form) {
            case FUNCTION -> {
                List<ValueType> parameters = values(reader);
                return new FunctionType(parameters, values(reader));
            }
            case STRUCT -> {
                for (int left = reader.count(); left > 0; left--) {
                    field(reader);
                }
            }
            case ARRAY -> field(reader);
            default -> throw reader.malformed("a type has an unknown form");
        }
        return NO_FUNCTION;
    }

    private static void field(ByteReader reader) {
        value(reader); // Also where it is packed: that is one byte, too.
        reader.skip(1);
    }

    private static List<ValueType> values(ByteReader reader) {
        int count = reader.count();
        List<ValueType> values = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            values.add(value(reader));
        }
        return values;
    }

    static ValueType value(ByteReader reader) {
        int code = reader.u8();
        return switch (code) {
            case 0x7f -> ValueType.I32;
            case 0x7e -> ValueType.I64;
            case 0x7d -> ValueType.F32;
            case 0x7c -> ValueType.F64;
            case 0x7b -> ValueType.V128;
            case FUNCREF -> ValueType.FUNCREF;
            case EXTERNREF -> ValueType.EXTERNREF;
            case 0x63, 0x64 -> reference(code == 0x63, reader);
            default -> ValueType.OTHER_REFERENCE;
        };
    }

    private static ValueType reference(boolean nullable, ByteReader reader) {
        int heapType = reader.peek();
        reader.skipNumber();
        if (nullable && heapType == FUNCREF) {
            return ValueType.FUNCREF;
        }
        return nullable && heapType == EXTERNREF ? ValueType.EXTERNREF : ValueType.OTHER_REFERENCE;
    }

    static GlobalType global(ByteReader reader) {
        ValueType value = value(reader);
        return new GlobalType(value, reader.u8() != 0);
    }

    static TableType table(ByteReader reader) {
        ValueType element = value(reader);
        int flags = reader.u8();
        return new TableType(element, reader.u64(), maximum(flags, reader));
    }

    static MemoryType memory(ByteReader reader) {
        int flags = reader.u8();
        long minimum = reader.u64();
        return new MemoryType(
                minimum,
                maximum(flags, reader),
                (flags & ADDRESSES_OF_64_BITS) != 0,
                (flags & SHARED) != 0);
    }

    private static OptionalLong maximum(int flags, ByteReader reader) {
        return (flags & HAS_MAXIMUM) != 0 ? OptionalLong.of(reader.u64()) : OptionalLong.empty();
    }
}
