// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FolderEntry;
import dev.gantry.hostinterface.GuestResources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Listing folders. */
final class Listings {
    private static final int HEAD_BYTES = 24;

    private final GuestResources guest;
    private final GuestMemory memory;
    private final Descriptors descriptors;

    Listings(GuestResources guest, GuestMemory memory, Descriptors descriptors) {
        this.guest = guest;
        this.memory = memory;
        this.descriptors = descriptors;
    }

    /**
     * {@code fd_readdir(fd, buf, buf_len, cookie, used)}. A cookie is the number of the entry to start
     * with. The last entry is cut where the buffer ends; a buffer that is not full means the end.
     */
    void read(Call call) throws ErrnoException, IOException {
        long buffer = call.u32(1);
        long end = buffer + call.u32(2);
        memory.require(buffer, call.u32(2), 1);
        memory.require(call.u32(4), Integer.BYTES, Integer.BYTES);
        FolderDescriptor folder = descriptors.folder(call, 0);
        folder.rights().require(Rights.FD_READDIR);
        guest.counts(call.function(), 1);
        long address = buffer;
        // A negative cookie is one beyond every entry.
        for (long number = call.i64(3); number >= 0 && address < end; number++) {
            guest.spend(Prices.ENTRY);
            guest.checkInterrupted();
            FolderEntry entry = folder.listing().at(number);
            if (entry == null) {
                break;
            }
            byte[] bytes = bytes(entry, number + 1);
            int length = (int) Math.min(bytes.length, end - address);
            memory.write(address, bytes, 0, length);
            address += length;
        }
        memory.putInt(call.u32(4), (int) (address - buffer));
    }

    /** Cookie of the next entry, identity, length of the name, type, three zeros; the name. */
    private static byte[] bytes(FolderEntry entry, long next) {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEAD_BYTES + name.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(next)
                .putLong(entry.identity())
                .putInt(name.length)
                .putInt(Filestat.number(entry.type()))
                .put(name)
                .array();
    }
}
