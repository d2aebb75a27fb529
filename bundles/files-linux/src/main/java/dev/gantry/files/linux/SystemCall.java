// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The functions of the C library that are used, under their own names in capitals. */
enum SystemCall {
    CLOSE,
    FALLOCATE,
    FCNTL,
    FDATASYNC,
    FSYNC,
    FTRUNCATE,
    FUTIMENS,
    GETDENTS64,
    LINKAT,
    MKDIRAT,
    OPENAT,
    PREAD,
    PWRITE,
    /** Younger than the others; what it is used for can be done without it. */
    PWRITEV2,
    READLINKAT,
    RENAMEAT,
    STATX,
    SYMLINKAT,
    UNLINKAT,
    UTIMENSAT;

    /** Zero if the C library lacks it. */
    private final long address =
            Linker.nativeLinker()
                    .defaultLookup()
                    .find(name().toLowerCase(Locale.ROOT))
                    .map(MemorySegment::address)
                    .orElse(0L);

    /** One that the C library lacks, and that is needed. */
    static Optional<SystemCall> missing() {
        return Arrays.stream(values())
                .filter(call -> !call.isThere() && call != PWRITEV2)
                .findFirst();
    }

    private boolean isThere() {
        return address != 0;
    }

    int call(Scratch scratch, long a) throws FileException {
        return call(scratch, a, 0, 0, 0, 0);
    }

    int call(Scratch scratch, long a, long b) throws FileException {
        return call(scratch, a, b, 0, 0, 0);
    }

    int call(Scratch scratch, long a, long b, long c) throws FileException {
        return call(scratch, a, b, c, 0, 0);
    }

    int call(Scratch scratch, long a, long b, long c, long d) throws FileException {
        return call(scratch, a, b, c, d, 0);
    }

    /** Calls it again as long as signals interrupt it. What is asked for here always fits an int. */
    int call(Scratch scratch, long a, long b, long c, long d, long e) throws FileException {
        if (!isThere()) {
            throw new FileException(FileProblem.UNSUPPORTED);
        }
        while (true) {
            int result = (int) NativeCalls.call(address, scratch.memory(), a, b, c, d, e);
            if (result >= 0) {
                return result;
            }
            if (scratch.errno() != Errno.EINTR) {
                throw Errno.failure(scratch.errno());
            }
        }
    }

    /** Calls it once and does not mind how it goes. */
    void callOnce(Scratch scratch, long a) {
        NativeCalls.call(address, scratch.memory(), a, 0, 0, 0, 0);
    }
}
