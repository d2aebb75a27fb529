// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestInput;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.StandardStream;
import dev.gantry.policy.Grant;
import java.io.OutputStream;
import java.util.Locale;

/** What an open descriptor stands for: one of the standard streams. */
abstract sealed class Descriptor {
    private static final long RIGHT_FD_READ = 1L << 1;
    private static final long RIGHT_FD_FDSTAT_SET_FLAGS = 1L << 3;
    private static final long RIGHT_FD_WRITE = 1L << 6;
    private static final long RIGHT_FD_FILESTAT_GET = 1L << 21;
    private static final long RIGHT_POLL_FD_READWRITE = 1L << 27;
    private static final long RIGHTS_OF_ALL =
            RIGHT_FD_FDSTAT_SET_FLAGS | RIGHT_FD_FILESTAT_GET | RIGHT_POLL_FD_READWRITE;

    private static final int FILETYPE_UNKNOWN = 0;
    private static final int FILETYPE_CHARACTER_DEVICE = 2;

    private final StandardStream stream;
    private final int fileType;
    private final long rights;
    private int flags;

    private Descriptor(StandardStream stream, GuestResources guest, long rights) {
        this.stream = stream;
        this.fileType =
                guest.terminals().contains(stream) ? FILETYPE_CHARACTER_DEVICE : FILETYPE_UNKNOWN;
        this.rights = rights | RIGHTS_OF_ALL;
    }

    /** Without it the descriptor does not exist. */
    final Grant grant() {
        return Grant.of(stream.name().toLowerCase(Locale.ROOT));
    }

    /** A character device, together with the missing rights, is how C libraries know a terminal. */
    final int fileType() {
        return fileType;
    }

    /** What it may be used for: no seek and no tell. */
    final long rights() {
        return rights;
    }

    /** As the guest set them; see {@link Attributes}. */
    final int flags() {
        return flags;
    }

    final void setFlags(int flags) {
        this.flags = flags;
    }

    /** Can only be read. */
    static final class Input extends Descriptor {
        private final GuestInput source;

        Input(StandardStream stream, GuestResources guest) {
            super(stream, guest, RIGHT_FD_READ);
            this.source = guest.stdin();
        }

        GuestInput source() {
            return source;
        }
    }

    /** Can only be written. */
    static final class Output extends Descriptor {
        private final OutputStream target;

        Output(StandardStream stream, GuestResources guest, OutputStream target) {
            super(stream, guest, RIGHT_FD_WRITE);
            this.target = target;
        }

        OutputStream target() {
            return target;
        }
    }
}
