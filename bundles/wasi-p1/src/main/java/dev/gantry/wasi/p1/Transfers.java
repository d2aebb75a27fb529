// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import java.io.IOException;
import java.io.OutputStream;

/** Reading and writing. */
final class Transfers {
    /** What is copied at once: bounds what the host allocates for a guest. */
    static final int PIECE_BYTES = 65_536;

    private final GuestResources guest;
    private final GuestMemory memory;
    private final Descriptors descriptors;

    Transfers(GuestResources guest, GuestMemory memory, Descriptors descriptors) {
        this.guest = guest;
        this.memory = memory;
        this.descriptors = descriptors;
    }

    /** {@code fd_read(fd, iovs, iovs_len, nread)}; asks the host once, for at most one piece. */
    void read(Call call) throws ErrnoException, IOException {
        Descriptor.Input input = descriptors.input(call.i32(0));
        Iovecs iovecs = iovecs(call);
        memory.require(call.u32(3), Integer.BYTES, Integer.BYTES);
        int length = piece(iovecs.total());
        int read = length == 0 ? 0 : read(input, iovecs, new byte[length]);
        memory.putInt(call.u32(3), read);
    }

    private int read(Descriptor.Input input, Iovecs iovecs, byte[] bytes)
            throws ErrnoException, IOException {
        if ((input.flags() & Attributes.FLAG_NONBLOCK) != 0 && !input.source().awaitReady(0)) {
            throw new ErrnoException(Errno.AGAIN);
        }
        int read = Math.max(0, input.source().read(bytes, 0, bytes.length));
        int offset = 0;
        for (Iovecs.Region region : iovecs.regions()) {
            int length = (int) Math.min(region.length(), read - offset);
            memory.write(region.address(), bytes, offset, length);
            offset += length;
        }
        return read;
    }

    /** {@code fd_write(fd, iovs, iovs_len, nwritten)}; writes everything. */
    void write(Call call) throws ErrnoException, IOException {
        Descriptor.Output output = descriptors.output(call.i32(0));
        Iovecs iovecs = iovecs(call);
        memory.require(call.u32(3), Integer.BYTES, Integer.BYTES);
        byte[] bytes = new byte[piece(iovecs.total())];
        for (Iovecs.Region region : iovecs.regions()) {
            write(region, output.target(), bytes);
        }
        output.target().flush();
        memory.putInt(call.u32(3), (int) iovecs.total());
    }

    private void write(Iovecs.Region region, OutputStream target, byte[] bytes) throws IOException {
        long end = region.address() + region.length();
        for (long address = region.address(); address < end; address += bytes.length) {
            int length = (int) Math.min(bytes.length, end - address);
            guest.checkInterrupted();
            memory.read(address, bytes, length);
            target.write(bytes, 0, length);
        }
    }

    /** The buffers of a call; too many cost as much as the most that are accepted. */
    private Iovecs iovecs(Call call) throws ErrnoException {
        long count = call.u32(2);
        guest.spend(Prices.IOVEC * Math.min(count, Iovecs.MAX_COUNT));
        return Iovecs.read(memory, call.u32(1), count);
    }

    private static int piece(long length) {
        return (int) Math.min(length, PIECE_BYTES);
    }
}
