// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import java.util.ArrayList;
import java.util.List;

/**
 * The buffers of one read or write: read from the guest once, and checked, before the first byte moves.
 *
 * @param regions those that are not empty
 * @param total of their lengths
 */
record Iovecs(List<Region> regions, long total) {
    /** More in one call are refused. */
    static final int MAX_COUNT = 1_024;

    private static final int IOVEC_BYTES = 8;
    private static final long MAX_TOTAL = 0xffff_ffffL;

    static Iovecs read(GuestMemory memory, long array, long count) throws ErrnoException {
        if (count > MAX_COUNT) {
            throw new ErrnoException(Errno.INVAL);
        }
        List<Region> regions = new ArrayList<>((int) count);
        long total = 0;
        for (long address = array; address < array + count * IOVEC_BYTES; address += IOVEC_BYTES) {
            Region region =
                    new Region(memory.getUnsignedInt(address), memory.getUnsignedInt(address + 4));
            memory.require(region.address(), region.length(), 1);
            if (region.length() > 0) {
                regions.add(region);
                total += region.length();
            }
        }
        if (total > MAX_TOTAL) {
            // The guest is told how much was moved in 32 bits.
            throw new ErrnoException(Errno.INVAL);
        }
        return new Iovecs(regions, total);
    }

    Cursor cursor() {
        return new Cursor();
    }

    /** A buffer in the guest's memory. */
    record Region(long address, long length) {}

    /** Goes through all bytes of the buffers once, in pieces. */
    final class Cursor {
        private long left = total;
        private int region;
        private long moved;

        /** How many bytes are still to come, at most this many. */
        int next(int most) {
            return (int) Math.min(left, most);
        }

        /** Lets no more than so many bytes come. */
        void limit(long most) {
            left = Math.min(left, most);
        }

        /** Copies the next bytes out of the guest's memory. */
        void gather(GuestMemory memory, byte[] target, int length) {
            for (int offset = 0; offset < length; ) {
                int part = part(length - offset);
                memory.read(address(), target, offset, part);
                advance(part);
                offset += part;
            }
        }

        /** Copies the next bytes into the guest's memory. */
        void scatter(GuestMemory memory, byte[] source, int length) {
            for (int offset = 0; offset < length; ) {
                int part = part(length - offset);
                memory.write(address(), source, offset, part);
                advance(part);
                offset += part;
            }
        }

        private int part(int most) {
            return (int) Math.min(most, regions.get(region).length() - moved);
        }

        private long address() {
            return regions.get(region).address() + moved;
        }

        private void advance(int part) {
            left -= part;
            moved += part;
            if (moved == regions.get(region).length()) {
                region++;
                moved = 0;
            }
        }
    }
}
