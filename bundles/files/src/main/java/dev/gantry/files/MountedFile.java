// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.OpenFile;
import java.io.IOException;

/** A file of a mount that a guest has open: nothing is written where nothing may be, or too much. */
final class MountedFile implements OpenFile {
    private final OpenFile file;
    private final Tree tree;
    private final boolean forWriting;
    private final GuestAccount account;
    private final FileLedger.FileSize size;

    private MountedFile(
            OpenFile file,
            Tree tree,
            boolean forWriting,
            GuestAccount account,
            FileLedger.FileSize size) {
        this.file = file;
        this.tree = tree;
        this.forWriting = forWriting;
        this.account = account;
        this.size = size;
    }

    /** Takes over a file that was just opened. */
    static MountedFile of(OpenFile file, Tree tree, boolean forWriting, GuestAccount account)
            throws IOException {
        FileLedger.FileSize size = account.ledger().opened(file.status());
        MountedFile mounted = new MountedFile(file, tree, forWriting, account, size);
        account.handles().add(mounted);
        return mounted;
    }

    @Override
    public FileStatus status() throws IOException {
        return account.view().shown(tree, file.status());
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
        checkNotNegative(position);
        return length == 0 ? 0 : file.read(position, target, offset, length);
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) throws IOException {
        checkForWriting();
        long end = end(position, length);
        if (length == 0) {
            return 0;
        }
        long before = size.size();
        size.grow(end);
        int written = 0;
        try {
            written = file.write(position, source, offset, length);
        } finally {
            // What was not written leaves no hole before it either.
            size.shrink(written == 0 ? before : Math.max(before, position + written));
        }
        return written;
    }

    @Override
    public int append(byte[] source, int offset, int length) throws IOException {
        checkForWriting();
        if (length == 0) {
            return 0;
        }
        long before = size.size();
        size.grow(end(before, length));
        int written = 0;
        try {
            written = file.append(source, offset, length);
        } finally {
            size.shrink(before + written);
        }
        return written;
    }

    @Override
    public void setSize(long newSize) throws IOException {
        checkForWriting();
        checkNotNegative(newSize);
        long before = size.size();
        size.grow(newSize);
        long after = before;
        try {
            file.setSize(newSize);
            after = newSize;
        } finally {
            size.shrink(after);
        }
    }

    @Override
    public void allocate(long offset, long length) throws IOException {
        checkForWriting();
        checkNotNegative(length);
        long end = end(offset, length);
        long before = size.size();
        size.grow(end);
        long after = before;
        try {
            file.allocate(offset, length);
            after = Math.max(before, end);
        } finally {
            size.shrink(after);
        }
    }

    @Override
    public void setTimes(FileTimes times) throws IOException {
        if (!tree.writable()) {
            throw new FileException(FileProblem.READ_ONLY);
        }
        file.setTimes(times);
    }

    @Override
    public void sync(boolean metadata) throws IOException {
        file.sync(metadata);
    }

    @Override
    public void close() throws IOException {
        if (account.handles().remove(this)) {
            size.close();
            file.close();
        }
    }

    private void checkForWriting() throws FileException {
        if (!tree.writable()) {
            throw new FileException(FileProblem.READ_ONLY);
        }
        if (!forWriting) {
            throw new FileException(FileProblem.ACCESS);
        }
    }

    private static long end(long position, long length) throws FileException {
        checkNotNegative(position);
        if (position > Long.MAX_VALUE - length) {
            throw new FileException(FileProblem.TOO_LARGE);
        }
        return position + length;
    }

    private static void checkNotNegative(long number) throws FileException {
        if (number < 0) {
            throw new FileException(FileProblem.INVALID);
        }
    }
}
