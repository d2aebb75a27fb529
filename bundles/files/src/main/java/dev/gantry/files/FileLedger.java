// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.engine.Limits;
import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What a guest has added to its files, against what it may add: bytes by which files and the targets
 * of links grew, and names. Sizes of open files are kept here, so that all who have one open count
 * from the same; what others do to it meanwhile is not the guest's.
 */
final class FileLedger {
    private final Allowance bytes;
    private final Allowance names;
    private final Map<FileKey, FileSize> open = new HashMap<>();

    FileLedger(Limits limits) {
        this.bytes = new Allowance(limits.diskBytes());
        this.names = new Allowance(limits.files());
    }

    /**
     * Takes one name, and so many bytes that come with it. That a name is there already is said rather
     * than that there is no room for it.
     */
    void addName(Folder folder, String name, long size) throws IOException {
        try {
            takeName(size);
        } catch (FileException e) {
            throw isThere(folder, name) ? new FileException(FileProblem.EXISTS) : e;
        }
    }

    private void takeName(long size) throws FileException {
        bytes.take(size);
        try {
            names.take(1);
        } catch (FileException e) {
            bytes.giveBack(size);
            throw e;
        }
    }

    private static boolean isThere(Folder folder, String name) throws IOException {
        try {
            folder.status(name);
            return true;
        } catch (FileException e) {
            return false;
        }
    }

    /** What {@link #addName} took was not used. */
    void giveBackName(long size) {
        bytes.giveBack(size);
        names.giveBack(1);
    }

    /**
     * Gives back a name that was removed. The bytes come back with the last one, or when nobody has
     * the file open any longer; never where nobody can tell whether it was the last.
     *
     * @param status from just before
     */
    void nameRemoved(FileStatus status) {
        names.giveBack(1);
        if (status.links() != 1 || !takesBytes(status.type())) {
            return;
        }
        FileSize size = open.get(FileKey.of(status));
        if (size == null) {
            bytes.giveBack(status.size());
        } else {
            size.removed = true;
        }
    }

    private static boolean takesBytes(FileType type) {
        return type == FileType.FILE || type == FileType.LINK;
    }

    /** Counts with a file from now on, until {@link FileSize#close}. */
    FileSize opened(FileStatus status) {
        FileSize size =
                open.computeIfAbsent(FileKey.of(status), key -> new FileSize(key, status.size()));
        size.holders++;
        return size;
    }

    /** The size of a file that is open, as this guest made it. */
    final class FileSize {
        private final FileKey key;
        private long size;
        private int holders;
        private boolean removed;

        private FileSize(FileKey key, long size) {
            this.key = key;
            this.size = size;
        }

        long size() {
            return size;
        }

        /** Takes what a file needs to end there; nothing if it is that long already. */
        void grow(long end) throws FileException {
            if (end > size) {
                bytes.take(end - size);
                size = end;
            }
        }

        /** The file became only that long, after all. */
        void shrink(long end) {
            if (end < size) {
                bytes.giveBack(size - end);
                size = end;
            }
        }

        void close() {
            holders--;
            if (holders == 0) {
                open.remove(key);
                if (removed) {
                    bytes.giveBack(size);
                }
            }
        }
    }
}
