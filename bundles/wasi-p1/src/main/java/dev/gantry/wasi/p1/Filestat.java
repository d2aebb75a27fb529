// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How an edition lays out what is known about a file. */
final class Filestat {
    private static final int LINKS_AFTER = 16;

    private Filestat() {}

    /** Writes all of it, the bytes between the fields too. */
    static void write(Edition edition, FileStatus status, GuestMemory memory, long address) {
        ByteBuffer bytes =
                ByteBuffer.allocate(edition.filestatBytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(status.device()).putLong(status.identity());
        bytes.put((byte) number(status.type()));
        bytes.position(LINKS_AFTER + edition.linkCountBytes());
        if (edition.linkCountBytes() == Long.BYTES) {
            bytes.putLong(status.links());
        } else {
            bytes.putInt((int) Math.min(status.links(), 0xffff_ffffL));
        }
        bytes.putLong(status.size());
        bytes.putLong(time(status.accessedNanos()));
        bytes.putLong(time(status.modifiedNanos()));
        bytes.putLong(time(status.changedNanos()));
        memory.write(address, bytes.array(), 0, bytes.capacity());
    }

    /** The number of a type. */
    static int number(FileType type) {
        return switch (type) {
            case OTHER -> 0;
            case BLOCK_DEVICE -> 1;
            case CHARACTER_DEVICE -> 2;
            case FOLDER -> 3;
            case FILE -> 4;
            case SOCKET -> 6;
            case LINK -> 7;
        };
    }

    /** Before 1970 there is no time in this interface. */
    private static long time(long nanos) {
        return Math.max(0, nanos);
    }
}
