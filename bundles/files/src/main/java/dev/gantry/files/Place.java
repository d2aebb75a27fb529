// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An open folder, and where in the guest's tree it is. Counts who holds it; the last one to let go
 * closes the folder.
 */
final class Place {
    private static final int DEEPEST = 256;

    private final Folder folder;
    private final Tree tree;
    private final HiddenFiles hidden;

    /** Null if nothing is mounted below. */
    private final @Nullable MountPoint point;

    /** How many folders lie above it in its tree. */
    private final int depth;

    private int holders = 1;

    private Place(
            Folder folder, Tree tree, HiddenFiles hidden, @Nullable MountPoint point, int depth) {
        this.folder = folder;
        this.tree = tree;
        this.hidden = hidden;
        this.point = point;
        this.depth = depth;
    }

    /** The root of a tree. Who gets it holds it. */
    static Place root(Folder folder, Tree tree, HiddenFiles hidden, MountPoint point) {
        return new Place(folder, tree, hidden, point, 0);
    }

    Folder folder() {
        return folder;
    }

    Tree tree() {
        return tree;
    }

    @Nullable MountPoint point() {
        return point;
    }

    int depth() {
        return depth;
    }

    Place hold() {
        holders++;
        return this;
    }

    void release() throws IOException {
        holders--;
        if (holders == 0) {
            folder.close();
        }
    }

    /** Refuses an entry that is hidden from the guest. */
    void checkName(String name) throws IOException {
        hidden.checkName(folder, name);
    }

    /** Refuses a file that is hidden from the guest. */
    void checkFile(OpenFile file) throws IOException {
        hidden.checkFile(file);
    }

    boolean hides(FolderEntry entry) throws IOException {
        return hidden.hides(folder, entry);
    }

    /** Whether something is mounted at or below an entry: it can then be neither changed nor removed. */
    boolean isMountPoint(String name) {
        return point != null && point.below(name) != null;
    }

    /** The folder with this name in here; who gets it holds it. A link is not followed. */
    Place enter(String name) throws IOException {
        MountPoint next = point == null ? null : point.below(name);
        if (next == null) {
            return enterOwn(name, null);
        }
        Place mounted = next.mounted();
        return mounted == null ? enterOnTheWay(name, next) : mounted.hold();
    }

    private Place enterOwn(String name, @Nullable MountPoint next) throws IOException {
        if (depth >= DEEPEST) {
            throw new FileException(FileProblem.NAME_TOO_LONG);
        }
        checkName(name);
        Folder entered = folder.openFolder(name);
        try {
            hidden.checkFolder(entered);
        } catch (IOException e) {
            entered.close();
            throw e;
        }
        return new Place(entered, tree, hidden, next, depth + 1);
    }

    /** A folder that leads to a mount is there for the guest in any case. */
    private Place enterOnTheWay(String name, MountPoint next) throws IOException {
        Place standIn = next.standIn();
        try {
            return enterOwn(name, next);
        } catch (FileException e) {
            if (standIn == null) {
                throw e;
            }
            return standIn.hold();
        }
    }
}
