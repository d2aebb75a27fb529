// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file of the host that is open. The JDK tells no more of an open file than its size; the rest is
 * looked up under its name, and is what it was last where the name has become another's.
 */
final class PortableFile implements OpenFile {
    /** The JDK copies everything through memory outside the heap, which it keeps for each thread. */
    private static final int MOST_BYTES = 256 << 10;

    private final FileChannel channel;
    private final OpenDirectory directory;
    private final Path name;
    private final PathOperations byPath;
    private FileStatus last;

    /**
     * Takes over the channel and a hold on the directory.
     *
     * @param status of the file, as it was opened
     */
    PortableFile(
            FileChannel channel,
            OpenDirectory directory,
            Path name,
            PathOperations byPath,
            FileStatus status) {
        this.channel = channel;
        this.directory = directory;
        this.name = name;
        this.byPath = byPath;
        this.last = status;
    }

    @Override
    public FileStatus status() throws IOException {
        try {
            long size = channel.size();
            FileStatus now = Statuses.of(directory, name, byPath);
            boolean same = now.device() == last.device() && now.identity() == last.identity();
            if (same) {
                last = now;
            }
            return withSize(same ? now : withoutName(last), size);
        } catch (NoSuchFileException e) {
            return withSize(withoutName(last), size());
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }

    /** The name is the one that it was opened by; of others nobody knows. */
    private static FileStatus withoutName(FileStatus status) {
        return with(status, status.links() - 1, status.size());
    }

    private static FileStatus withSize(FileStatus status, long size) {
        return with(status, status.links(), size);
    }

    private static FileStatus with(FileStatus status, long links, long size) {
        return new FileStatus(
                status.type(),
                status.device(),
                status.identity(),
                Math.max(0, links),
                size,
                status.accessedNanos(),
                status.modifiedNanos(),
                status.changedNanos());
    }

    @FunctionalInterface
    private interface Transfer {
        int run(ByteBuffer bytes) throws IOException;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        if (position > Long.MAX_VALUE - length) {
            // No file is that long; the platform would call it a mistake.
            return 0;
        }
        return Math.max(
                0, transfer(target, offset, length, bytes -> channel.read(bytes, position)));
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) throws IOException {
        return transfer(source, offset, length, bytes -> channel.write(bytes, position));
    }

    @Override
    public int append(byte[] source, int offset, int length) throws IOException {
        return byPath.alone(() -> write(size(), source, offset, length));
    }

    private static int transfer(byte[] bytes, int offset, int length, Transfer transfer)
            throws IOException {
        try {
            return transfer.run(ByteBuffer.wrap(bytes, offset, Math.min(length, MOST_BYTES)));
        } catch (IllegalArgumentException e) {
            throw new FileException(FileProblem.INVALID);
        } catch (NonReadableChannelException | NonWritableChannelException e) {
            throw new FileException(FileProblem.ACCESS);
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }

    private long size() throws FileException {
        try {
            return channel.size();
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }

    @Override
    public void setSize(long size) throws IOException {
        if (size < 0) {
            throw new FileException(FileProblem.INVALID);
        }
        if (size > size()) {
            // The JDK makes no file longer without writing to it.
            write(size - 1, new byte[1], 0, 1);
            return;
        }
        try {
            channel.truncate(size);
        } catch (NonWritableChannelException e) {
            throw new FileException(FileProblem.ACCESS);
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }

    @Override
    public void allocate(long offset, long length) throws IOException {
        if (offset < 0 || length <= 0) {
            throw new FileException(FileProblem.INVALID);
        }
        if (offset > Long.MAX_VALUE - length) {
            throw new FileException(FileProblem.TOO_LARGE);
        }
        if (offset + length > size()) {
            setSize(offset + length);
        }
    }

    @Override
    public void setTimes(FileTimes times) throws IOException {
        FileStatus now = status();
        try {
            HostIdentity named = HostIdentity.of(directory.attributes(name));
            if (!named.equals(new HostIdentity(now.device(), now.identity()))) {
                throw new FileException(FileProblem.UNSUPPORTED);
            }
            PathOperations.setTimes(directory.view(name), times);
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }

    @Override
    public void sync(boolean metadata) throws IOException {
        try {
            channel.force(metadata);
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } finally {
            directory.release();
        }
    }
}
