// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.Proposal;
import java.util.OptionalLong;
import java.util.Set;

/** Reads types of values, references, tables and memories, and checks what they refer to. */
final class TypeReader {
    private static final int REFERENCE = 0x64;
    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;
    private static final int WIDE = 4;
    private static final int KNOWN_FLAGS = HAS_MAXIMUM | SHARED | WIDE;
    private static final long PAGES = 1L << 16;
    private static final long WIDE_PAGES = 1L << 48;

    private final BinaryReader reader;
    private final int knownTypes;
    private final Set<Proposal> proposals;

    /**
     * @param knownTypes how many types can be referred to
     * @param proposals gets those that are needed for what is read
     */
    TypeReader(BinaryReader reader, int knownTypes, Set<Proposal> proposals) {
        this.reader = reader;
        this.knownTypes = knownTypes;
        this.proposals = proposals;
    }

    int value() {
        int first = reader.peek();
        if (ValueTypes.isNumberByte(first)) {
            reader.u8();
            if (first == ValueTypes.V128) {
                proposals.add(Proposal.SIMD);
            }
            return first;
        }
        return reference();
    }

    /** A type of a field, which may be smaller than any value. */
    int storage() {
        return ValueTypes.isPacked(reader.peek()) ? reader.u8() : value();
    }

    int reference() {
        int start = reader.position();
        int form = reader.u8();
        if (form == REFERENCE || form == NULLABLE_REFERENCE) {
            proposals.add(Proposal.FUNCTION_REFERENCES);
            int heap = heap();
            return form == REFERENCE ? heap : ValueTypes.nullable(heap);
        }
        if (!ValueTypes.isHeapByte(form)) {
            throw unknown(start, "value type", form);
        }
        return ValueTypes.nullable(abstractHeap(form));
    }

    /** A heap type, as the reference to it that is not null. */
    int heap() {
        int start = reader.position();
        int first = reader.peek();
        if (ValueTypes.isHeapByte(first)) {
            reader.u8();
            return abstractHeap(first);
        }
        long index = reader.s33();
        if (index < 0) {
            throw reader.malformed(start, "unknown heap type");
        }
        checkIndex(start, index);
        proposals.add(Proposal.FUNCTION_REFERENCES);
        return ValueTypes.reference((int) index, false);
    }

    private int abstractHeap(int heapByte) {
        int heap = ValueTypes.heap(heapByte);
        switch (heap) {
            case ValueTypes.FUNC -> {}
            case ValueTypes.EXTERN -> proposals.add(Proposal.REFERENCE_TYPES);
            case ValueTypes.EXN, ValueTypes.NOEXN -> proposals.add(Proposal.EXCEPTIONS);
            default -> proposals.add(Proposal.GC);
        }
        return heap;
    }

    /** The index of a type. */
    int typeIndex() {
        return reader.index(knownTypes, "type");
    }

    private void checkIndex(int start, long index) {
        if (index >= knownTypes) {
            throw reader.invalid(start, "type " + index + " does not exist");
        }
    }

    boolean mutability() {
        int start = reader.position();
        int flag = reader.u8();
        if (flag > 1) {
            throw unknown(start, "mutability", flag);
        }
        return flag == 1;
    }

    /** The size of a table whose elements were read before. */
    TableType table(int element) {
        int start = reader.position();
        int flags = flags();
        if ((flags & SHARED) != 0) {
            throw reader.invalid(start, "a table cannot be shared");
        }
        long minimum = reader.u64();
        OptionalLong maximum = maximum(flags);
        long most = (flags & WIDE) == 0 ? 0xFFFF_FFFFL : -1;
        checkSize(start, "table", minimum, most);
        maximum.ifPresent(size -> checkSize(start, "table", size, most));
        checkOrder(start, minimum, maximum);
        return new TableType(ValueTypes.external(element), clamped(minimum), clamped(maximum));
    }

    /** Whether what follows, the limits of a table, asks for addresses of 64 bits. */
    boolean isWide() {
        return (reader.peek() & WIDE) != 0;
    }

    MemoryType memory() {
        int start = reader.position();
        int flags = flags();
        boolean wide = (flags & WIDE) != 0;
        boolean shared = (flags & SHARED) != 0;
        long minimum = reader.u64();
        OptionalLong maximum = maximum(flags);
        long most = wide ? WIDE_PAGES : PAGES;
        checkSize(start, "memory", minimum, most);
        maximum.ifPresent(size -> checkSize(start, "memory", size, most));
        checkOrder(start, minimum, maximum);
        if (shared) {
            proposals.add(Proposal.THREADS);
            if (maximum.isEmpty()) {
                throw reader.invalid(start, "a shared memory needs a maximum");
            }
        }
        return new MemoryType(minimum, maximum, wide, shared);
    }

    /** Compares without signs. */
    private void checkSize(int start, String what, long size, long most) {
        if (Long.compareUnsigned(size, most) > 0) {
            throw reader.invalid(
                    start,
                    "a " + what + " of size " + Long.toUnsignedString(size) + " is impossible");
        }
    }

    private void checkOrder(int start, long minimum, OptionalLong maximum) {
        if (maximum.isPresent() && Long.compareUnsigned(minimum, maximum.getAsLong()) > 0) {
            throw reader.invalid(start, "the minimum is greater than the maximum");
        }
    }

    private int flags() {
        int start = reader.position();
        int flags = reader.u8();
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw unknown(start, "kind of limits", flags);
        }
        if ((flags & WIDE) != 0) {
            proposals.add(Proposal.MEMORY64);
        }
        return flags;
    }

    private OptionalLong maximum(int flags) {
        return (flags & HAS_MAXIMUM) == 0 ? OptionalLong.empty() : OptionalLong.of(reader.u64());
    }

    private static OptionalLong clamped(OptionalLong size) {
        return size.isPresent() ? OptionalLong.of(clamped(size.getAsLong())) : size;
    }

    /** A size of 2^63 and more, which a 64-bit table may name, stands for one just below. */
    private static long clamped(long size) {
        return size < 0 ? Long.MAX_VALUE : size;
    }

    private InvalidModuleException unknown(int at, String what, int value) {
        return reader.malformed(at, "unknown " + what + " " + BinaryReader.hex(value));
    }
}
