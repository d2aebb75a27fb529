// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileStatus;
import java.io.IOException;

/** What an open descriptor stands for, with its rights and flags. */
abstract sealed class Descriptor permits StreamDescriptor, FileDescriptor, FolderDescriptor {
    static final int FLAG_APPEND = 1;
    static final int FLAG_DSYNC = 1 << 1;

    /** Non-blocking: a read answers {@link Errno#AGAIN} instead of waiting. */
    static final int FLAG_NONBLOCK = 1 << 2;

    static final int FLAG_RSYNC = 1 << 3;
    static final int FLAG_SYNC = 1 << 4;
    static final int FLAGS = FLAG_APPEND | FLAG_DSYNC | FLAG_NONBLOCK | FLAG_RSYNC | FLAG_SYNC;

    private Rights rights;
    private int flags;

    Descriptor(Rights rights, int flags) {
        this.rights = rights;
        this.flags = flags;
    }

    final Rights rights() {
        return rights;
    }

    /** As the guest is told of them. */
    Rights visibleRights() {
        return rights;
    }

    final void setRights(Rights rights) {
        this.rights = rights;
    }

    /** As the guest set them. */
    final int flags() {
        return flags;
    }

    /** Whether one of these flags is set. */
    final boolean has(int someFlags) {
        return (flags & someFlags) != 0;
    }

    final void setFlags(int flags) {
        this.flags = flags;
    }

    abstract FileStatus status() throws IOException;

    /** Called once, when no number stands for it any more. */
    abstract void close() throws IOException;
}
