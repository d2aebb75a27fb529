// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.wasi.p1.Edition.Whence;
import java.io.IOException;

/** Seeking. A stream has no position, and neither has a folder. */
final class Positions {
    private final Edition edition;
    private final GuestMemory memory;
    private final Descriptors descriptors;

    Positions(Edition edition, GuestMemory memory, Descriptors descriptors) {
        this.edition = edition;
        this.memory = memory;
        this.descriptors = descriptors;
    }

    /** {@code fd_seek(fd, offset, whence, position)}; behind the end is a position too. */
    void seek(Call call) throws ErrnoException, IOException {
        long result = call.u32(3);
        memory.require(result, Long.BYTES, Long.BYTES);
        Whence whence = edition.whence(call.i32(2));
        FileDescriptor file = descriptors.file(call, Rights.FD_SEEK, Errno.SPIPE);
        long start =
                switch (whence) {
                    case SET -> 0;
                    case CURRENT -> file.position();
                    case END -> file.status().size();
                };
        long offset = call.i64(1);
        // The start is not negative, so the sum can only be too large for a positive offset.
        if (start + offset < 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        file.setPosition(start + offset);
        memory.putLong(result, start + offset);
    }

    /** {@code fd_tell(fd, position)} */
    void tell(Call call) throws ErrnoException {
        memory.require(call.u32(1), Long.BYTES, Long.BYTES);
        FileDescriptor file = descriptors.file(call, Rights.FD_TELL, Errno.SPIPE);
        memory.putLong(call.u32(1), file.position());
    }
}
