// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Asks by {@code statx}, whose answer has the same layout on every processor. */
final class Status {
    static final long SIZE = 256;

    private static final int FOLLOW_NO_LINK = 0x100;
    private static final int START_NO_AUTOMOUNT = 0x800;
    private static final int ITSELF = 0x1000;
    private static final int BASIC = 0x7ff;

    private static final long LINKS = 16;
    private static final long MODE = 28;
    private static final long IDENTITY = 32;
    private static final long LENGTH = 40;
    private static final long ACCESSED = 64;
    private static final long CHANGED = 96;
    private static final long MODIFIED = 112;
    private static final long DEVICE_MAJOR = 136;
    private static final long DEVICE_MINOR = 140;

    private static final int TYPE_MASK = 0170_000;
    private static final long NANOS = 1_000_000_000;
    private static final byte[] NO_NAME = {};

    private Status() {}

    /** Of what is open. */
    static FileStatus of(int descriptor) throws FileException {
        return ask(descriptor, NO_NAME, ITSELF);
    }

    /** Of an entry; of the link, if it is one. */
    static FileStatus of(int folder, byte[] name) throws FileException {
        return ask(folder, name, FOLLOW_NO_LINK | START_NO_AUTOMOUNT);
    }

    private static FileStatus ask(int descriptor, byte[] name, int flags) throws FileException {
        Scratch scratch = Scratch.here();
        SystemCall.STATX.call(
                scratch, descriptor, scratch.name(name), flags, BASIC, scratch.status());
        return read(scratch.statusMemory());
    }

    private static FileStatus read(MemorySegment answer) {
        int mode = answer.get(ValueLayout.JAVA_SHORT, MODE);
        int major = answer.get(ValueLayout.JAVA_INT, DEVICE_MAJOR);
        int minor = answer.get(ValueLayout.JAVA_INT, DEVICE_MINOR);
        return new FileStatus(
                type(mode & TYPE_MASK),
                device(major, minor),
                answer.get(ValueLayout.JAVA_LONG, IDENTITY),
                Integer.toUnsignedLong(answer.get(ValueLayout.JAVA_INT, LINKS)),
                answer.get(ValueLayout.JAVA_LONG, LENGTH),
                nanos(answer, ACCESSED),
                nanos(answer, MODIFIED),
                nanos(answer, CHANGED));
    }

    /** As one number, the one that {@code stat} gives: other backends know a file by it too. */
    static long device(int major, int minor) {
        long upper = Integer.toUnsignedLong(major);
        long lower = Integer.toUnsignedLong(minor);
        return (upper & ~0xfffL) << 32
                | (lower & ~0xffL) << 12
                | (upper & 0xfff) << 8
                | (lower & 0xff);
    }

    private static FileType type(int mode) {
        return switch (mode) {
            case 0100_000 -> FileType.FILE;
            case 040_000 -> FileType.FOLDER;
            case 0120_000 -> FileType.LINK;
            case 020_000 -> FileType.CHARACTER_DEVICE;
            case 060_000 -> FileType.BLOCK_DEVICE;
            case 0140_000 -> FileType.SOCKET;
            default -> FileType.OTHER;
        };
    }

    private static long nanos(MemorySegment answer, long at) {
        return nanos(
                answer.get(ValueLayout.JAVA_LONG, at),
                answer.get(ValueLayout.JAVA_INT, at + Long.BYTES));
    }

    /** The nearest time that fits. */
    static long nanos(long seconds, int fraction) {
        try {
            // Before 1970 the product alone may not fit although the sum does.
            return seconds < 0
                    ? Math.addExact(Math.multiplyExact(seconds + 1, NANOS), fraction - NANOS)
                    : Math.addExact(Math.multiplyExact(seconds, NANOS), fraction);
        } catch (ArithmeticException overflow) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
