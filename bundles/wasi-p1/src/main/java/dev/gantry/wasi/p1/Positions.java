// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/** Seeking. A stream has no position. */
final class Positions {
    private final Edition edition;
    private final Descriptors descriptors;

    Positions(Edition edition, Descriptors descriptors) {
        this.edition = edition;
        this.descriptors = descriptors;
    }

    /** {@code fd_seek(fd, offset, whence, position)} */
    void seek(Call call) throws ErrnoException {
        descriptors.find(call.i32(0));
        edition.whence(call.i32(2));
        throw new ErrnoException(Errno.SPIPE);
    }

    /** {@code fd_tell(fd, position)} */
    void tell(Call call) throws ErrnoException {
        descriptors.find(call.i32(0));
        throw new ErrnoException(Errno.SPIPE);
    }
}
