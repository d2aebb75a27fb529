// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.Folder;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What the files of one tree have in common. */
public final class MemoryTree {
    private final long device;
    private long identities;

    private MemoryTree(long device) {
        this.device = device;
    }

    /**
     * A new tree with nothing in it.
     *
     * @param device by which its files are told from those of other trees
     */
    public static Folder create(long device) {
        FolderNode root = new FolderNode(new MemoryTree(device), null);
        return new MemoryFolder(root);
    }

    long device() {
        return device;
    }

    long nextIdentity() {
        return ++identities;
    }

    /** Nanoseconds since 1970. */
    static long now() {
        return FileTime.from(Instant.now()).to(TimeUnit.NANOSECONDS);
    }
}
