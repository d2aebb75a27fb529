// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import java.io.IOException;

/** How a file is kept: room for it, and when it is safe. */
final class Storage {
    /** normal, sequential, random, willneed, dontneed, noreuse. */
    private static final int ADVICES = 6;

    private final Descriptors descriptors;

    Storage(Descriptors descriptors) {
        this.descriptors = descriptors;
    }

    /** {@code fd_advise(fd, offset, len, advice)}; good advice, and nothing comes of it. */
    void advise(Call call) throws ErrnoException {
        descriptors.file(call, Rights.FD_ADVISE, Errno.SPIPE);
        boolean known = Integer.compareUnsigned(call.i32(3), ADVICES) < 0;
        if (!known || call.i64(1) < 0 || call.i64(2) < 0) {
            throw new ErrnoException(Errno.INVAL);
        }
    }

    /** {@code fd_allocate(fd, offset, len)} */
    void allocate(Call call) throws ErrnoException, IOException {
        FileDescriptor file = descriptors.file(call, Rights.FD_ALLOCATE, Errno.SPIPE);
        long offset = call.i64(1);
        long length = call.i64(2);
        if (offset < 0 || length <= 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        if (offset > Long.MAX_VALUE - length) {
            throw new ErrnoException(Errno.FBIG);
        }
        file.file().allocate(offset, length);
    }

    /** {@code fd_datasync(fd)} */
    void syncData(Call call) throws ErrnoException, IOException {
        descriptors.file(call, Rights.FD_DATASYNC, Errno.INVAL).file().sync(false);
    }

    /** {@code fd_sync(fd)} */
    void sync(Call call) throws ErrnoException, IOException {
        descriptors.file(call, Rights.FD_SYNC, Errno.INVAL).file().sync(true);
    }
}
