// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.util.Set;

/** A file in memory that is open. Closing it is nothing to the file. */
final class MemoryFile implements OpenFile {
    private final FileNode node;
    private final Set<OpenOption> options;
    private boolean closed;

    MemoryFile(FileNode node, Set<OpenOption> options) {
        this.node = node;
        this.options = Set.copyOf(options);
    }

    @Override
    public FileStatus status() throws FileException {
        return open().status();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws FileException {
        checkNotNegative(position);
        FileNode file = openFor(OpenOption.READ);
        file.touchAccessed();
        return file.content().read(position, target, offset, length);
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) throws FileException {
        checkNotNegative(position);
        if (position > Long.MAX_VALUE - length) {
            throw new FileException(FileProblem.TOO_LARGE);
        }
        FileNode file = openFor(OpenOption.WRITE);
        if (length > 0) {
            file.content().write(position, source, offset, length);
            file.touchModified();
        }
        return length;
    }

    @Override
    public int append(byte[] source, int offset, int length) throws FileException {
        return write(node.size(), source, offset, length);
    }

    @Override
    public void setSize(long size) throws FileException {
        checkNotNegative(size);
        FileNode file = openFor(OpenOption.WRITE);
        file.content().setSize(size);
        file.touchModified();
    }

    @Override
    public void allocate(long offset, long length) throws FileException {
        checkNotNegative(offset);
        checkNotNegative(length - 1);
        if (offset > Long.MAX_VALUE - length) {
            throw new FileException(FileProblem.TOO_LARGE);
        }
        FileNode file = openFor(OpenOption.WRITE);
        if (offset + length > Runtime.getRuntime().maxMemory()) {
            throw new FileException(FileProblem.NO_SPACE);
        }
        if (offset + length > file.size()) {
            setSize(offset + length);
        }
    }

    @Override
    public void setTimes(FileTimes times) throws FileException {
        open().setTimes(times);
    }

    @Override
    public void sync(boolean metadata) throws FileException {
        open();
    }

    @Override
    public void close() {
        closed = true;
    }

    private FileNode open() throws FileException {
        if (closed) {
            throw new FileException(FileProblem.INVALID);
        }
        return node;
    }

    private FileNode openFor(OpenOption use) throws FileException {
        if (!options.contains(use)) {
            throw new FileException(FileProblem.ACCESS);
        }
        return open();
    }

    private static void checkNotNegative(long number) throws FileException {
        if (number < 0) {
            throw new FileException(FileProblem.INVALID);
        }
    }
}
