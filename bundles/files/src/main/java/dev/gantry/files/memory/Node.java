// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.FileType;

/** A file, a folder or a link, whatever its names are. */
abstract class Node {
    private final MemoryTree tree;
    private final long identity;
    private long accessed;
    private long modified;
    private long changed;
    private long names;

    Node(MemoryTree tree) {
        this.tree = tree;
        this.identity = tree.nextIdentity();
        this.accessed = MemoryTree.now();
        this.modified = accessed;
        this.changed = accessed;
    }

    abstract FileType type();

    abstract long size();

    /** How many names a status tells. */
    long links() {
        return names;
    }

    final MemoryTree tree() {
        return tree;
    }

    final long identity() {
        return identity;
    }

    final FileStatus status() {
        return new FileStatus(
                type(), tree.device(), identity, links(), size(), accessed, modified, changed);
    }

    final void setTimes(FileTimes times) {
        accessed = times.accessed().orElse(accessed);
        modified = times.modified().orElse(modified);
        changed = MemoryTree.now();
    }

    final void touchAccessed() {
        accessed = MemoryTree.now();
    }

    final void touchModified() {
        modified = MemoryTree.now();
        changed = modified;
    }

    final void nameAdded() {
        names++;
        changed = MemoryTree.now();
    }

    final void nameRemoved() {
        names--;
        changed = MemoryTree.now();
    }
}
