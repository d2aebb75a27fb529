// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/** What a guest can learn and change about a descriptor. */
final class Attributes {
    /** Non-blocking: a read answers {@link Errno#AGAIN} instead of waiting. */
    static final int FLAG_NONBLOCK = 1 << 2;

    /** append, dsync, nonblock, rsync, sync; for a stream only nonblock changes anything. */
    private static final int FLAGS = 0b11111;

    private static final int FDSTAT_BYTES = 24;

    private final Edition edition;
    private final GuestMemory memory;
    private final Descriptors descriptors;

    Attributes(Edition edition, GuestMemory memory, Descriptors descriptors) {
        this.edition = edition;
        this.memory = memory;
        this.descriptors = descriptors;
    }

    /** {@code fd_fdstat_get(fd, fdstat)}: file type, flags, rights, and no rights to inherit. */
    void get(Call call) throws ErrnoException {
        Descriptor descriptor = descriptors.find(call.i32(0));
        long address = call.u32(1);
        memory.require(address, FDSTAT_BYTES, Long.BYTES);
        memory.putLong(address, descriptor.fileType() | (long) descriptor.flags() << 16);
        memory.putLong(address + 8, descriptor.rights());
        memory.putLong(address + 16, 0);
    }

    /** {@code fd_fdstat_set_flags(fd, flags)} */
    void setFlags(Call call) throws ErrnoException {
        Descriptor descriptor = descriptors.find(call.i32(0));
        int flags = call.i32(1);
        if ((flags & ~FLAGS) != 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        descriptor.setFlags(flags);
    }

    /** {@code fd_filestat_get(fd, filestat)}: a stream has a type, and zero for everything else. */
    void file(Call call) throws ErrnoException {
        Descriptor descriptor = descriptors.find(call.i32(0));
        byte[] filestat = new byte[edition.filestatBytes()];
        filestat[16] = (byte) descriptor.fileType();
        long address = call.u32(1);
        memory.require(address, filestat.length, Long.BYTES);
        memory.write(address, filestat, 0, filestat.length);
    }
}
