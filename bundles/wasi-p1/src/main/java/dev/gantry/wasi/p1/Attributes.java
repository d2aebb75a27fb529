// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import java.io.IOException;

/** What a guest can learn and change about a descriptor. */
final class Attributes {
    private static final int FDSTAT_BYTES = 24;

    private final GuestMemory memory;
    private final Descriptors descriptors;

    Attributes(GuestMemory memory, Descriptors descriptors) {
        this.memory = memory;
        this.descriptors = descriptors;
    }

    /** {@code fd_fdstat_get(fd, fdstat)}: file type, flags, rights, and rights to inherit. */
    void get(Call call) throws ErrnoException, IOException {
        Descriptor descriptor = descriptors.find(call, 0);
        long address = call.u32(1);
        memory.require(address, FDSTAT_BYTES, Long.BYTES);
        int type = Filestat.number(descriptor.status().type());
        Rights rights = descriptor.visibleRights();
        memory.putLong(address, type | (long) descriptor.flags() << 16);
        memory.putLong(address + 8, rights.base());
        memory.putLong(address + 16, rights.inheriting());
    }

    /** {@code fd_fdstat_set_flags(fd, flags)}; a folder has none. */
    void setFlags(Call call) throws ErrnoException {
        Descriptor descriptor = descriptors.find(call, 0);
        int flags = call.i32(1);
        if ((flags & ~Descriptor.FLAGS) != 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        if (descriptor instanceof FolderDescriptor) {
            throw new ErrnoException(Errno.BADF);
        }
        descriptor.rights().require(Rights.FD_FDSTAT_SET_FLAGS);
        descriptor.setFlags(flags);
    }

    /** {@code fd_fdstat_set_rights(fd, base, inheriting)}; takes rights away, never adds one. */
    void setRights(Call call) throws ErrnoException {
        Descriptor descriptor = descriptors.find(call, 0);
        descriptor.setRights(descriptor.rights().lessened(call.i64(1), call.i64(2)));
    }
}
