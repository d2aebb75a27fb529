// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.FileType;
import dev.gantry.file.OpenFile;
import java.util.Objects;

/** A regular file by its descriptor. */
final class LinuxFile implements OpenFile {
    private static final int AT_THE_END = 0x10;
    private static final int SET_FLAGS = 4;

    private final Handle handle;

    private LinuxFile(Handle handle) {
        this.handle = handle;
    }

    /** Takes over what was opened, if it is a regular file; else it is closed. */
    static LinuxFile of(int descriptor, boolean truncate) throws FileException {
        Handle handle = new Handle(descriptor);
        try {
            FileStatus status = Status.of(descriptor);
            checkIsFile(status.type());
            if (truncate && status.size() > 0) {
                SystemCall.FTRUNCATE.call(Scratch.here(), descriptor, 0);
            }
        } catch (FileException refusal) {
            handle.close();
            throw refusal;
        }
        return new LinuxFile(handle);
    }

    static void checkIsFile(FileType type) throws FileException {
        switch (type) {
            case FILE -> {}
            case FOLDER -> throw new FileException(FileProblem.IS_FOLDER);
            case LINK -> throw new FileException(FileProblem.IS_LINK);
            default -> throw new FileException(FileProblem.ACCESS);
        }
    }

    @Override
    public FileStatus status() throws FileException {
        return handle.use(Status::of);
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws FileException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int descriptor = handle.enter();
        try {
            return read(descriptor, position, target, offset, length);
        } finally {
            handle.leave();
        }
    }

    private static int read(int file, long position, byte[] target, int offset, int length)
            throws FileException {
        Scratch scratch = Scratch.here();
        int done = 0;
        boolean more = length > 0;
        while (more) {
            int part = Math.min(length - done, Scratch.DATA_SIZE);
            int read = read(file, scratch, position + done, part);
            scratch.getData(target, offset + done, read);
            done += read;
            more = read == part && done < length;
        }
        return done;
    }

    /** The kernel refuses to read at all where the end of the part is no position. */
    private static int read(int file, Scratch scratch, long position, int length)
            throws FileException {
        boolean reachesTooFar = position > Long.MAX_VALUE - length;
        long room = reachesTooFar ? Long.MAX_VALUE - position : length;
        return SystemCall.PREAD.call(scratch, file, scratch.data(), room, position);
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) throws FileException {
        return write(
                source,
                offset,
                length,
                (file, scratch, part, done) ->
                        SystemCall.PWRITE.call(
                                scratch, file, scratch.data(), part, position + done));
    }

    @Override
    public int append(byte[] source, int offset, int length) throws FileException {
        return write(
                source, offset, length, (file, scratch, part, done) -> append(file, scratch, part));
    }

    /** Writes a part that lies in the scratch memory, after {@code done} others. */
    private interface Writer {
        int write(int file, Scratch scratch, int part, int done) throws FileException;
    }

    private int write(byte[] source, int offset, int length, Writer writer) throws FileException {
        Objects.checkFromIndexSize(offset, length, source.length);
        int descriptor = handle.enter();
        try {
            return writeAll(descriptor, source, offset, length, writer);
        } finally {
            handle.leave();
        }
    }

    /** What fails after something was written is told by the next call. */
    private static int writeAll(int file, byte[] source, int offset, int length, Writer writer)
            throws FileException {
        Scratch scratch = Scratch.here();
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, Scratch.DATA_SIZE);
            scratch.putData(source, offset + done, part);
            try {
                done += writer.write(file, scratch, part, done);
            } catch (FileException failure) {
                if (done == 0) {
                    throw failure;
                }
                break;
            }
        }
        return done;
    }

    private static int append(int file, Scratch scratch, int length) throws FileException {
        try {
            return SystemCall.PWRITEV2.call(
                    scratch, file, scratch.vector(length), 1, 0, AT_THE_END);
        } catch (FileException failure) {
            if (failure.problem() != FileProblem.UNSUPPORTED) {
                throw failure;
            }
            return appendByFlag(file, scratch, length);
        }
    }

    /** As long as a file has this flag, Linux lets every write go to the end, wherever it was meant to go. */
    static int appendByFlag(int file, Scratch scratch, int length) throws FileException {
        SystemCall.FCNTL.call(scratch, file, SET_FLAGS, OpenFlags.O_APPEND | OpenFlags.O_NONBLOCK);
        try {
            return SystemCall.PWRITE.call(scratch, file, scratch.data(), length, 0);
        } finally {
            SystemCall.FCNTL.call(scratch, file, SET_FLAGS, OpenFlags.O_NONBLOCK);
        }
    }

    @Override
    public void setSize(long size) throws FileException {
        handle.run(file -> SystemCall.FTRUNCATE.call(Scratch.here(), file, size));
    }

    @Override
    public void allocate(long offset, long length) throws FileException {
        handle.run(file -> SystemCall.FALLOCATE.call(Scratch.here(), file, 0, offset, length));
    }

    @Override
    public void setTimes(FileTimes times) throws FileException {
        handle.run(file -> setTimes(file, times));
    }

    static void setTimes(int descriptor, FileTimes times) throws FileException {
        Scratch scratch = Scratch.here();
        SystemCall.FUTIMENS.call(scratch, descriptor, scratch.times(times));
    }

    @Override
    public void sync(boolean metadata) throws FileException {
        handle.run(file -> sync(file, metadata));
    }

    static void sync(int descriptor, boolean metadata) throws FileException {
        SystemCall call = metadata ? SystemCall.FSYNC : SystemCall.FDATASYNC;
        call.call(Scratch.here(), descriptor);
    }

    @Override
    public void close() {
        handle.close();
    }
}
