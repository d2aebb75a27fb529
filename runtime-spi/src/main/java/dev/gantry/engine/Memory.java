// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A linear memory. Every access is checked against the size it has at that moment; one that does not
 * fit throws a {@link TrapException} with {@link TrapCode#MEMORY_OUT_OF_BOUNDS} and moves nothing.
 * Numbers are little-endian. Addresses are unsigned: a caller zero-extends a guest's 32-bit pointer.
 */
@ProviderType
public non-sealed interface Memory extends Extern {
    /** Bytes in one page. */
    int PAGE_BYTES = 65_536;

    @Override
    MemoryType type();

    /** The present size in bytes. */
    long size();

    /** Grows by whole pages and answers the size before, in pages, or -1 where it cannot grow. */
    long grow(long pages);

    byte getByte(long address);

    short getShort(long address);

    int getInt(long address);

    long getLong(long address);

    void putByte(long address, byte value);

    void putShort(long address, short value);

    void putInt(long address, int value);

    void putLong(long address, long value);

    /** Copies from the memory into an array. */
    void read(long address, byte[] target, int offset, int length);

    /** Copies from an array into the memory. */
    void write(long address, byte[] source, int offset, int length);
}
