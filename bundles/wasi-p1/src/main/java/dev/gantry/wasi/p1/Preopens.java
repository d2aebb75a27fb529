// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import java.nio.charset.StandardCharsets;

/** How a guest finds out what folders it was given: it asks about 3, 4, 5, until there is none. */
final class Preopens {
    private static final int TYPE_FOLDER = 0;
    private static final int PRESTAT_BYTES = 8;

    private final GuestResources guest;
    private final GuestMemory memory;
    private final Descriptors descriptors;

    Preopens(GuestResources guest, GuestMemory memory, Descriptors descriptors) {
        this.guest = guest;
        this.memory = memory;
        this.descriptors = descriptors;
    }

    /** {@code fd_prestat_get(fd, prestat)}: a type, and how long the name is. */
    void get(Call call) throws ErrnoException {
        guest.counts(call.function(), 1);
        long address = call.u32(1);
        memory.require(address, PRESTAT_BYTES, Integer.BYTES);
        byte[] name = name(call);
        memory.putInt(address, TYPE_FOLDER);
        memory.putInt(address + 4, name.length);
    }

    /** {@code fd_prestat_dir_name(fd, path, path_len)}; not terminated. */
    void getName(Call call) throws ErrnoException {
        memory.require(call.u32(1), call.u32(2), 1);
        byte[] name = name(call);
        if (call.u32(2) < name.length) {
            throw new ErrnoException(Errno.NAMETOOLONG);
        }
        memory.write(call.u32(1), name, 0, name.length);
    }

    private byte[] name(Call call) throws ErrnoException {
        if (descriptors.find(call, 0) instanceof FolderDescriptor folder
                && folder.preopen().isPresent()) {
            return folder.preopen().get().getBytes(StandardCharsets.UTF_8);
        }
        throw new ErrnoException(Errno.BADF);
    }
}
