// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileType;
import dev.gantry.hostinterface.GuestResources;
import java.io.IOException;

/** Reading and writing files, in pieces between which the guest can be interrupted. */
final class FileTransfers {
    private final GuestResources guest;
    private final GuestMemory memory;
    private final Piece piece;

    FileTransfers(GuestResources guest, GuestMemory memory, Piece piece) {
        this.guest = guest;
        this.memory = memory;
        this.piece = piece;
    }

    /** Reads from there on until the buffers are full or the file ends. */
    long read(FileDescriptor file, long position, Iovecs.Cursor cursor) throws IOException {
        long done = 0;
        for (int length; (length = cursor.next(Piece.MAX_BYTES)) > 0; ) {
            guest.checkInterrupted();
            byte[] bytes = piece.room(length);
            int read = Math.max(0, file.file().read(position + done, bytes, 0, length));
            cursor.scatter(memory, bytes, read);
            done += read;
            // A device may have no more to give for now, and let the guest wait.
            if (read < length || (cursor.next(1) > 0 && !isRegular(file))) {
                break;
            }
        }
        return done;
    }

    /** Writes at the descriptor's position, or at the end, and moves the position. */
    long write(FileDescriptor file, Iovecs.Cursor cursor) throws ErrnoException, IOException {
        if (!file.has(Descriptor.FLAG_APPEND)) {
            long written = writeAt(file, file.position(), cursor);
            file.setPosition(file.position() + written);
            return written;
        }
        long written =
                write(
                        file,
                        cursor,
                        (done, bytes, offset, length) -> file.file().append(bytes, offset, length));
        if (written > 0) {
            file.setPosition(file.status().size());
        }
        return written;
    }

    /** Writes from there on. */
    long writeAt(FileDescriptor file, long position, Iovecs.Cursor cursor)
            throws ErrnoException, IOException {
        if (cursor.next(1) > 0 && position == Long.MAX_VALUE) {
            throw new ErrnoException(Errno.FBIG);
        }
        cursor.limit(Long.MAX_VALUE - position);
        return write(
                file,
                cursor,
                (done, bytes, offset, length) ->
                        file.file().write(position + done, bytes, offset, length));
    }

    /** What was written counts, even if the rest could not be: the guest will come to know. */
    private long write(FileDescriptor file, Iovecs.Cursor cursor, Target target)
            throws IOException {
        long done = 0;
        try {
            for (int length; (length = cursor.next(Piece.MAX_BYTES)) > 0; ) {
                byte[] bytes = piece.room(length);
                cursor.gather(memory, bytes, length);
                for (int offset = 0; offset < length; ) {
                    guest.checkInterrupted();
                    int written = target.write(done, bytes, offset, length - offset);
                    offset += written;
                    done += written;
                }
            }
        } catch (IOException e) {
            if (done == 0) {
                throw e;
            }
        }
        if (done > 0 && file.has(Descriptor.FLAG_DSYNC | Descriptor.FLAG_SYNC)) {
            file.file().sync(file.has(Descriptor.FLAG_SYNC));
        }
        return done;
    }

    private static boolean isRegular(FileDescriptor file) throws IOException {
        return file.status().type() == FileType.FILE;
    }

    /** Writes some of the bytes and says how many; {@code done} bytes came before. */
    @FunctionalInterface
    private interface Target {
        int write(long done, byte[] bytes, int offset, int length) throws IOException;
    }
}
