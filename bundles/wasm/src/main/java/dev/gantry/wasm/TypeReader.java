// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads types in the encoding of WebAssembly 3.0, and shared memories. */
final class TypeReader {
    private static final int RECURSIVE_GROUP = 0x4E;
    private static final int SUBTYPE_FINAL = 0x4F;
    private static final int SUBTYPE_OPEN = 0x50;
    private static final int ARRAY = 0x5E;
    private static final int STRUCT = 0x5F;
    private static final int FUNCTION = 0x60;

    private static final int REFERENCE = 0x64;
    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int HEAP_FUNC = 0x70;
    private static final int HEAP_EXTERN = 0x6F;

    /** The heap types that have a byte of their own, from {@code exn} to {@code noexn}. */
    private static final int FIRST_HEAP_TYPE = 0x69;

    private static final int LAST_HEAP_TYPE = 0x74;
    private static final int PACKED_I8 = 0x78;
    private static final int PACKED_I16 = 0x77;

    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;
    private static final int WIDE = 4;
    private static final int KNOWN_FLAGS = HAS_MAXIMUM | SHARED | WIDE;

    private final BinaryReader reader;

    TypeReader(BinaryReader reader) {
        this.reader = reader;
    }

    /** One entry of the type section, which may define many types; only function types are kept. */
    void readGroup(List<Optional<FunctionType>> types) {
        if (reader.peek() != RECURSIVE_GROUP) {
            types.add(subtype());
            return;
        }
        reader.u8();
        int count = reader.count("types of a group", Caps.TYPES - types.size(), 2);
        for (int i = 0; i < count; i++) {
            types.add(subtype());
        }
    }

    private Optional<FunctionType> subtype() {
        int form = reader.peek();
        if (form == SUBTYPE_FINAL || form == SUBTYPE_OPEN) {
            reader.u8();
            int count = reader.count("supertypes", Caps.SUPERTYPES, 1);
            for (int i = 0; i < count; i++) {
                reader.u32();
            }
        }
        return composite();
    }

    private Optional<FunctionType> composite() {
        int start = reader.position();
        int form = reader.u8();
        switch (form) {
            case FUNCTION -> {
                List<ValueType> parameters = values("parameters", Caps.PARAMETERS);
                return Optional.of(new FunctionType(parameters, values("results", Caps.RESULTS)));
            }
            case STRUCT -> {
                int count = reader.count("fields", Caps.FIELDS, 2);
                for (int i = 0; i < count; i++) {
                    skipField();
                }
                return Optional.empty();
            }
            case ARRAY -> {
                skipField();
                return Optional.empty();
            }
            default -> throw reader.malformed(start, unknown("form of a type", form));
        }
    }

    private List<ValueType> values(String what, int cap) {
        int count = reader.count(what, cap, 1);
        List<ValueType> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(value());
        }
        return values;
    }

    private void skipField() {
        int storage = reader.peek();
        if (storage == PACKED_I8 || storage == PACKED_I16) {
            reader.u8();
        } else {
            value();
        }
        mutability();
    }

    private ValueType value() {
        return switch (reader.peek()) {
            case 0x7F -> number(ValueType.I32);
            case 0x7E -> number(ValueType.I64);
            case 0x7D -> number(ValueType.F32);
            case 0x7C -> number(ValueType.F64);
            case 0x7B -> number(ValueType.V128);
            default -> reference();
        };
    }

    private ValueType number(ValueType type) {
        reader.u8();
        return type;
    }

    private ValueType reference() {
        int start = reader.position();
        int form = reader.u8();
        if (form == REFERENCE) {
            skipHeapType();
            return ValueType.OTHER_REFERENCE;
        }
        int heapType = form == NULLABLE_REFERENCE ? nullableHeapType() : form;
        if (heapType == HEAP_FUNC) {
            return ValueType.FUNCREF;
        }
        if (heapType == HEAP_EXTERN) {
            return ValueType.EXTERNREF;
        }
        if (form != NULLABLE_REFERENCE && !isHeapType(form)) {
            throw reader.malformed(start, unknown("value type", form));
        }
        return ValueType.OTHER_REFERENCE;
    }

    /** The byte of an abstract heap type; 0 for an index. */
    private int nullableHeapType() {
        int first = reader.peek();
        skipHeapType();
        return isHeapType(first) ? first : 0;
    }

    /** Skips a heap type; whether the type that an index means exists is for the validator to say. */
    void skipHeapType() {
        int start = reader.position();
        if (isHeapType(reader.peek())) {
            reader.u8();
        } else if (reader.s33() < 0) {
            throw reader.malformed(start, "unknown heap type");
        }
    }

    private static boolean isHeapType(int form) {
        return form >= FIRST_HEAP_TYPE && form <= LAST_HEAP_TYPE;
    }

    GlobalType global() {
        ValueType value = value();
        return new GlobalType(value, mutability());
    }

    private boolean mutability() {
        int start = reader.position();
        int flag = reader.u8();
        if (flag > 1) {
            throw reader.malformed(start, unknown("mutability", flag));
        }
        return flag == 1;
    }

    TableType table() {
        ValueType element = reference();
        int flags = flags();
        return new TableType(element, size(flags), maximum(flags));
    }

    MemoryType memory() {
        int flags = flags();
        return new MemoryType(
                size(flags), maximum(flags), (flags & WIDE) != 0, (flags & SHARED) != 0);
    }

    private int flags() {
        int start = reader.position();
        int flags = reader.u8();
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw reader.malformed(start, unknown("kind of limits", flags));
        }
        return flags;
    }

    private OptionalLong maximum(int flags) {
        return (flags & HAS_MAXIMUM) == 0 ? OptionalLong.empty() : OptionalLong.of(size(flags));
    }

    /** A size of 2^63 and more, which a 64-bit table may name, stands for one just below. */
    private long size(int flags) {
        if ((flags & WIDE) == 0) {
            return Integer.toUnsignedLong(reader.u32());
        }
        long size = reader.u64();
        return size < 0 ? Long.MAX_VALUE : size;
    }

    private static String unknown(String what, int value) {
        return "unknown " + what + " 0x" + Integer.toHexString(value);
    }
}
