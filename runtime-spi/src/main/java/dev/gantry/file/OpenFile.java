// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.io.Closeable;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open file, without a position of its own: each transfer says where. Used by one thread at a time.
 * A device, which has no positions, ignores them; whatever is not overridden it does not support.
 */
@ConsumerType
public interface OpenFile extends Closeable {
    FileStatus status() throws IOException;

    /**
     * Reads at most {@code length} bytes.
     *
     * @return how many were read; 0 at the end, or if {@code length} is 0
     */
    int read(long position, byte[] target, int offset, int length) throws IOException;

    /**
     * Writes at least one byte, if there is any.
     *
     * @return how many were written
     */
    int write(long position, byte[] source, int offset, int length) throws IOException;

    /**
     * Writes at the end, wherever that is at this moment.
     *
     * @return how many were written
     */
    default int append(byte[] source, int offset, int length) throws IOException {
        return write(0, source, offset, length);
    }

    default void setSize(long size) throws IOException {
        throw new FileException(FileProblem.INVALID);
    }

    /** Makes sure that there is room up to {@code offset + length}; the file is that long afterwards. */
    default void allocate(long offset, long length) throws IOException {
        throw new FileException(FileProblem.UNSUPPORTED);
    }

    default void setTimes(FileTimes times) throws IOException {
        throw new FileException(FileProblem.UNSUPPORTED);
    }

    /**
     * Returns when what was written is safe.
     *
     * @param metadata whether times count too
     */
    default void sync(boolean metadata) throws IOException {}

    @Override
    void close() throws IOException;
}
