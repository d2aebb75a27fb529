// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import java.io.IOException;
import java.io.OutputStream;

/** Reading and writing. */
final class Transfers {
    private final GuestResources guest;
    private final GuestMemory memory;
    private final Descriptors descriptors;
    private final FileTransfers files;
    private final Piece piece = new Piece();

    Transfers(GuestResources guest, GuestMemory memory, Descriptors descriptors) {
        this.guest = guest;
        this.memory = memory;
        this.descriptors = descriptors;
        this.files = new FileTransfers(guest, memory, piece);
    }

    /** {@code fd_read(fd, iovs, iovs_len, nread)}; asks a stream once, for at most one piece. */
    void read(Call call) throws ErrnoException, IOException {
        Descriptor descriptor = descriptors.find(call, 0);
        descriptor.rights().require(Rights.FD_READ);
        Iovecs iovecs = iovecs(call, 3);
        long read = 0;
        if (descriptor instanceof FileDescriptor file) {
            read = files.read(file, file.position(), iovecs.cursor());
            file.setPosition(file.position() + read);
        } else if (descriptor instanceof StreamDescriptor.Input input && iovecs.total() > 0) {
            read = read(input, iovecs.cursor());
        }
        finish(call, 3, read);
    }

    private int read(StreamDescriptor.Input input, Iovecs.Cursor cursor)
            throws ErrnoException, IOException {
        if (input.has(Descriptor.FLAG_NONBLOCK) && !input.source().awaitReady(0)) {
            throw new ErrnoException(Errno.AGAIN);
        }
        int length = cursor.next(Piece.MAX_BYTES);
        byte[] bytes = piece.room(length);
        int read = Math.max(0, input.source().read(bytes, 0, length));
        cursor.scatter(memory, bytes, read);
        return read;
    }

    /** {@code fd_write(fd, iovs, iovs_len, nwritten)}; writes everything to a stream. */
    void write(Call call) throws ErrnoException, IOException {
        Descriptor descriptor = descriptors.find(call, 0);
        descriptor.rights().require(Rights.FD_WRITE);
        Iovecs iovecs = iovecs(call, 3);
        long written = 0;
        if (descriptor instanceof FileDescriptor file) {
            written = files.write(file, iovecs.cursor());
        } else if (descriptor instanceof StreamDescriptor.Output output) {
            write(output.target(), iovecs.cursor());
            written = iovecs.total();
        }
        finish(call, 3, written);
    }

    private void write(OutputStream target, Iovecs.Cursor cursor) throws IOException {
        for (int length; (length = cursor.next(Piece.MAX_BYTES)) > 0; ) {
            guest.checkInterrupted();
            byte[] bytes = piece.room(length);
            cursor.gather(memory, bytes, length);
            target.write(bytes, 0, length);
        }
        target.flush();
    }

    /** {@code fd_pread(fd, iovs, iovs_len, offset, nread)}; the position stays where it is. */
    void readAt(Call call) throws ErrnoException, IOException {
        FileDescriptor file = descriptors.file(call, Rights.FD_READ, Errno.SPIPE);
        Iovecs iovecs = iovecs(call, 4);
        finish(call, 4, files.read(file, offset(call), iovecs.cursor()));
    }

    /** {@code fd_pwrite(fd, iovs, iovs_len, offset, nwritten)}; there, even if the file appends. */
    void writeAt(Call call) throws ErrnoException, IOException {
        FileDescriptor file = descriptors.file(call, Rights.FD_WRITE, Errno.SPIPE);
        Iovecs iovecs = iovecs(call, 4);
        finish(call, 4, files.writeAt(file, offset(call), iovecs.cursor()));
    }

    private static long offset(Call call) throws ErrnoException {
        if (call.i64(3) < 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        return call.i64(3);
    }

    private void finish(Call call, int result, long moved) {
        guest.counts(call.function(), moved);
        memory.putInt(call.u32(result), (int) moved);
    }

    /** The buffers of a call; too many cost as much as the most that are accepted. */
    private Iovecs iovecs(Call call, int result) throws ErrnoException {
        long count = call.u32(2);
        guest.spend(Prices.IOVEC * Math.min(count, Iovecs.MAX_COUNT));
        Iovecs iovecs = Iovecs.read(memory, call.u32(1), count);
        memory.require(call.u32(result), Integer.BYTES, Integer.BYTES);
        return iovecs;
    }
}
