// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder: names and what they stand for. */
final class FolderNode extends Node {
    /** By name, so that a listing need not copy them: it goes on behind the name it told last. */
    private final NavigableMap<String, Node> entries = new TreeMap<>();

    /** Null for the root, and for one that was removed. */
    private @Nullable FolderNode parent;

    private boolean removed;
    private long folders;

    FolderNode(MemoryTree tree, @Nullable FolderNode parent) {
        super(tree);
        this.parent = parent;
    }

    @Override
    FileType type() {
        return FileType.FOLDER;
    }

    @Override
    long size() {
        return 0;
    }

    /** Its own name, its {@code .}, and the {@code ..} of each folder in it. */
    @Override
    long links() {
        return removed ? 0 : 2 + folders;
    }

    @Nullable Node find(String name) {
        return entries.get(name);
    }

    Node get(String name) throws FileException {
        Node node = entries.get(name);
        if (node == null) {
            throw new FileException(FileProblem.NOT_FOUND);
        }
        return node;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * The entry behind this name, in the order of names; null behind the last.
     *
     * @param name empty: the first entry
     */
    Map.@Nullable Entry<String, Node> after(String name) {
        return entries.higherEntry(name);
    }

    /** Fails where nothing can be added under this name. */
    void checkFree(String name) throws FileException {
        checkPresent();
        if (entries.containsKey(name)) {
            throw new FileException(FileProblem.EXISTS);
        }
    }

    /** Nothing can be added to a folder that was removed. */
    void checkPresent() throws FileException {
        if (removed) {
            throw new FileException(FileProblem.NOT_FOUND);
        }
    }

    void add(String name, Node node) {
        entries.put(name, node);
        node.nameAdded();
        if (node instanceof FolderNode folder) {
            folder.parent = this;
            folders++;
        }
        touchModified();
    }

    /** Takes a name away; what it stood for lives on while it has others, or is open. */
    Node take(String name) throws FileException {
        Node node = get(name);
        entries.remove(name);
        node.nameRemoved();
        if (node instanceof FolderNode folder) {
            folder.parent = null;
            folders--;
        }
        touchModified();
        return node;
    }

    void remove(String name) throws FileException {
        if (take(name) instanceof FolderNode folder) {
            folder.removed = true;
        }
    }

    /** Whether a folder is this one or lies above it. */
    boolean isWithin(FolderNode folder) {
        for (FolderNode at = this; at != null; at = at.parent) {
            if (at == folder) {
                return true;
            }
        }
        return false;
    }
}
