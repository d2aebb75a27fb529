// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.hostinterface.GuestResources;
import java.util.List;

/**
 * The guest's memory, for structures. A pointer that is out of bounds or misaligned for what it points
 * at traps: it is a mistake in the guest that no answer could mend.
 */
final class GuestMemory {
    private final GuestResources guest;

    GuestMemory(GuestResources guest) {
        this.guest = guest;
    }

    /**
     * Traps unless the region is inside the memory, which never shrinks, and is aligned. Done for
     * everything that a function will touch before it has any effect.
     *
     * @param address a zero-extended 32-bit pointer, as everywhere here
     * @param length below 2^62, so that the sum cannot overflow
     */
    void require(long address, long length, int alignment) {
        requireAligned(address, alignment);
        if (address + length > guest.memory().size()) {
            throw new TrapException(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
    }

    byte getByte(long address) {
        return guest.memory().getByte(address);
    }

    short getShort(long address) {
        requireAligned(address, Short.BYTES);
        return guest.memory().getShort(address);
    }

    int getInt(long address) {
        requireAligned(address, Integer.BYTES);
        return guest.memory().getInt(address);
    }

    /** An unsigned 32-bit number: a pointer or a length. */
    long getUnsignedInt(long address) {
        return Integer.toUnsignedLong(getInt(address));
    }

    long getLong(long address) {
        requireAligned(address, Long.BYTES);
        return guest.memory().getLong(address);
    }

    void putInt(long address, int value) {
        requireAligned(address, Integer.BYTES);
        guest.memory().putInt(address, value);
    }

    void putLong(long address, long value) {
        requireAligned(address, Long.BYTES);
        guest.memory().putLong(address, value);
    }

    /** Copies from the memory; the guest pays for it. */
    void read(long address, byte[] target, int offset, int length) {
        guest.spend(Prices.bytes(length));
        guest.memory().read(address, target, offset, length);
    }

    /** Copies into the memory; the guest pays for it. */
    void write(long address, byte[] source, int offset, int length) {
        guest.spend(Prices.bytes(length));
        guest.memory().write(address, source, offset, length);
    }

    private static void requireAligned(long address, int alignment) {
        if (address % alignment != 0) {
            throw new TrapException(
                    TrapCode.OTHER,
                    "misaligned pointer " + address + ", must be a multiple of " + alignment,
                    List.of());
        }
    }
}
