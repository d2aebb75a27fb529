// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/**
 * What a descriptor may be used for, and what may be done with all that is opened through it. All
 * decisions about rights are here.
 *
 * <p>A guest can give rights away and never gain one. What it asks for when it opens a file decides
 * about reading and writing alone, all else comes with the folder: programs rely on that since
 * Wasmtime does so.
 *
 * @param base of the descriptor itself
 * @param inheriting the most that anything opened through it can have; nothing but for a folder
 */
record Rights(long base, long inheriting) {
    static final long FD_DATASYNC = 1L;
    static final long FD_READ = 1L << 1;
    static final long FD_SEEK = 1L << 2;
    static final long FD_FDSTAT_SET_FLAGS = 1L << 3;
    static final long FD_SYNC = 1L << 4;
    static final long FD_TELL = 1L << 5;
    static final long FD_WRITE = 1L << 6;
    static final long FD_ADVISE = 1L << 7;
    static final long FD_ALLOCATE = 1L << 8;
    static final long PATH_CREATE_DIRECTORY = 1L << 9;
    static final long PATH_CREATE_FILE = 1L << 10;
    static final long PATH_LINK_SOURCE = 1L << 11;
    static final long PATH_LINK_TARGET = 1L << 12;
    static final long PATH_OPEN = 1L << 13;
    static final long FD_READDIR = 1L << 14;
    static final long PATH_READLINK = 1L << 15;
    static final long PATH_RENAME_SOURCE = 1L << 16;
    static final long PATH_RENAME_TARGET = 1L << 17;
    static final long PATH_FILESTAT_GET = 1L << 18;
    static final long PATH_FILESTAT_SET_SIZE = 1L << 19;
    static final long PATH_FILESTAT_SET_TIMES = 1L << 20;
    static final long FD_FILESTAT_GET = 1L << 21;
    static final long FD_FILESTAT_SET_SIZE = 1L << 22;
    static final long FD_FILESTAT_SET_TIMES = 1L << 23;
    static final long PATH_SYMLINK = 1L << 24;
    static final long PATH_REMOVE_DIRECTORY = 1L << 25;
    static final long PATH_UNLINK_FILE = 1L << 26;
    static final long POLL_FD_READWRITE = 1L << 27;

    private static final long FILE =
            FD_DATASYNC
                    | FD_READ
                    | FD_SEEK
                    | FD_FDSTAT_SET_FLAGS
                    | FD_SYNC
                    | FD_TELL
                    | FD_WRITE
                    | FD_ADVISE
                    | FD_ALLOCATE
                    | FD_FILESTAT_GET
                    | FD_FILESTAT_SET_SIZE
                    | FD_FILESTAT_SET_TIMES
                    | POLL_FD_READWRITE;

    private static final long FOLDER =
            PATH_CREATE_DIRECTORY
                    | PATH_CREATE_FILE
                    | PATH_LINK_SOURCE
                    | PATH_LINK_TARGET
                    | PATH_OPEN
                    | FD_READDIR
                    | PATH_READLINK
                    | PATH_RENAME_SOURCE
                    | PATH_RENAME_TARGET
                    | PATH_FILESTAT_GET
                    | PATH_FILESTAT_SET_SIZE
                    | PATH_FILESTAT_SET_TIMES
                    | FD_FILESTAT_GET
                    | FD_FILESTAT_SET_TIMES
                    | PATH_SYMLINK
                    | PATH_REMOVE_DIRECTORY
                    | PATH_UNLINK_FILE;

    /** To give a file a name elsewhere is a way to change it: to be the source of a link counts. */
    private static final long CHANGING =
            FD_WRITE
                    | FD_ALLOCATE
                    | PATH_CREATE_DIRECTORY
                    | PATH_CREATE_FILE
                    | PATH_LINK_SOURCE
                    | PATH_LINK_TARGET
                    | PATH_RENAME_SOURCE
                    | PATH_RENAME_TARGET
                    | PATH_FILESTAT_SET_SIZE
                    | PATH_FILESTAT_SET_TIMES
                    | FD_FILESTAT_SET_SIZE
                    | FD_FILESTAT_SET_TIMES
                    | PATH_SYMLINK
                    | PATH_REMOVE_DIRECTORY
                    | PATH_UNLINK_FILE;

    /** Meaningless for a file that is not open for writing. */
    private static final long WITH_WRITE = FD_ALLOCATE | FD_FILESTAT_SET_SIZE;

    private static final long STREAM = FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE;

    /** Of a stream that can be read, or written. It has no position, which says that it is none. */
    static Rights ofStream(long direction) {
        return new Rights(direction | STREAM, 0);
    }

    /** Of a folder that is open from the start. */
    static Rights ofPreopen() {
        return new Rights(FOLDER, FOLDER | FILE);
    }

    /** Of a folder that is opened through this one. */
    Rights folder() {
        return new Rights(inheriting & FOLDER, inheriting);
    }

    /** Of a file that is opened through this folder. */
    Rights file(long asked) {
        long kept = inheriting & FILE & (asked | ~(FD_READ | FD_WRITE));
        return new Rights((kept & FD_WRITE) != 0 ? kept : kept & ~WITH_WRITE, 0);
    }

    /** Fewer, as the guest wants it. */
    Rights lessened(long newBase, long newInheriting) throws ErrnoException {
        if ((newBase & ~base) != 0 || (newInheriting & ~inheriting) != 0) {
            throw new ErrnoException(Errno.NOTCAPABLE);
        }
        return new Rights(newBase, newInheriting);
    }

    /** Refuses what the descriptor itself may not be used for. */
    void require(long right) throws ErrnoException {
        if ((base & right) == 0) {
            throw new ErrnoException(refusal(right));
        }
    }

    /** Refuses what nothing that is opened through this folder may be used for. */
    void requireInheriting(long right) throws ErrnoException {
        if ((inheriting & right) == 0) {
            throw new ErrnoException(Errno.NOTCAPABLE);
        }
    }

    /**
     * As a guest sees those of a folder in which it can change nothing. That is no matter of rights:
     * the files refuse it themselves. So a device that lies below can be written to, and a C library,
     * which asks only for what it sees here, asks to write and is told that it cannot.
     */
    Rights readOnly() {
        return new Rights(base & ~CHANGING, inheriting & (~CHANGING | FD_WRITE));
    }

    /** Of a descriptor: as POSIX answers where a file is not open for it, where POSIX has that. */
    private static Errno refusal(long right) {
        if ((right & (FD_READ | FD_WRITE | FD_ALLOCATE)) != 0) {
            return Errno.BADF;
        }
        if (right == FD_FILESTAT_SET_SIZE) {
            return Errno.INVAL;
        }
        return right == PATH_FILESTAT_SET_SIZE ? Errno.PERM : Errno.NOTCAPABLE;
    }
}
