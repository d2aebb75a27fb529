// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderListing;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import dev.gantry.files.name.FileName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder in memory that is open, with the rules of POSIX. Closing it is nothing to the folder. */
final class MemoryFolder implements Folder {
    private final FolderNode node;
    private boolean closed;

    MemoryFolder(FolderNode node) {
        this.node = node;
    }

    private FolderNode open() throws FileException {
        if (closed) {
            throw new FileException(FileProblem.INVALID);
        }
        return node;
    }

    private Node entry(String name) throws FileException {
        return open().get(FileName.check(name));
    }

    @Override
    public FileStatus status() throws FileException {
        return open().status();
    }

    @Override
    public FileStatus status(String name) throws FileException {
        return entry(name).status();
    }

    @Override
    public Folder openFolder(String name) throws FileException {
        Node node = entry(name);
        if (node instanceof FolderNode found) {
            return new MemoryFolder(found);
        }
        throw new FileException(
                node instanceof LinkNode ? FileProblem.IS_LINK : FileProblem.NOT_FOLDER);
    }

    @Override
    public OpenFile openFile(String name, Set<OpenOption> options) throws FileException {
        boolean create = options.contains(OpenOption.CREATE);
        boolean truncate = options.contains(OpenOption.TRUNCATE);
        if (truncate && !options.contains(OpenOption.WRITE)) {
            throw new FileException(FileProblem.INVALID);
        }
        Node found = open().find(FileName.check(name));
        if (found == null && create) {
            return new MemoryFile(make(name), options);
        }
        if (found != null && create && options.contains(OpenOption.EXCLUSIVE)) {
            throw new FileException(FileProblem.EXISTS);
        }
        MemoryFile file = new MemoryFile(existing(found), options);
        if (truncate) {
            file.setSize(0);
        }
        return file;
    }

    private FileNode make(String name) throws FileException {
        node.checkFree(name);
        FileNode made = new FileNode(node.tree());
        node.add(name, made);
        return made;
    }

    private static FileNode existing(@Nullable Node node) throws FileException {
        if (node instanceof FileNode file) {
            return file;
        }
        if (node == null) {
            throw new FileException(FileProblem.NOT_FOUND);
        }
        throw new FileException(
                node instanceof LinkNode ? FileProblem.IS_LINK : FileProblem.IS_FOLDER);
    }

    @Override
    public void createFolder(String name) throws FileException {
        open().checkFree(FileName.check(name));
        node.add(name, new FolderNode(node.tree(), node));
    }

    @Override
    public void createLink(String name, String target) throws FileException {
        open().checkFree(FileName.check(name));
        node.add(name, new LinkNode(node.tree(), FileName.checkPath(target)));
    }

    @Override
    public String readLink(String name) throws FileException {
        if (entry(name) instanceof LinkNode link) {
            return link.target();
        }
        throw new FileException(FileProblem.INVALID);
    }

    @Override
    public void addName(String name, Folder target, String newName) throws FileException {
        Node named = entry(name);
        FolderNode into = sameTree(target);
        if (named instanceof FolderNode) {
            throw new FileException(FileProblem.NOT_PERMITTED);
        }
        into.checkFree(FileName.check(newName));
        into.add(newName, named);
    }

    @Override
    public void rename(String name, Folder target, String newName) throws FileException {
        Node moved = entry(name);
        FolderNode into = sameTree(target);
        FileName.check(newName);
        into.checkPresent();
        if (moved instanceof FolderNode folder && into.isWithin(folder)) {
            throw new FileException(FileProblem.INVALID);
        }
        Node replaced = into.find(newName);
        if (replaced == moved) {
            return;
        }
        if (replaced != null) {
            checkReplaces(moved, replaced);
            into.remove(newName);
        }
        node.take(name);
        into.add(newName, moved);
    }

    private static void checkReplaces(Node moved, Node replaced) throws FileException {
        if (replaced instanceof FolderNode other) {
            if (!(moved instanceof FolderNode)) {
                throw new FileException(FileProblem.IS_FOLDER);
            }
            if (!other.isEmpty()) {
                throw new FileException(FileProblem.NOT_EMPTY);
            }
        } else if (moved instanceof FolderNode) {
            throw new FileException(FileProblem.NOT_FOLDER);
        }
    }

    private FolderNode sameTree(Folder target) throws FileException {
        if (target instanceof MemoryFolder other && other.node.tree() == node.tree()) {
            return other.open();
        }
        throw new FileException(FileProblem.CROSS_DEVICE);
    }

    @Override
    public void removeFile(String name) throws FileException {
        if (entry(name) instanceof FolderNode) {
            throw new FileException(FileProblem.IS_FOLDER);
        }
        node.remove(name);
    }

    @Override
    public void removeFolder(String name) throws FileException {
        if (!(entry(name) instanceof FolderNode found)) {
            throw new FileException(FileProblem.NOT_FOLDER);
        }
        if (!found.isEmpty()) {
            throw new FileException(FileProblem.NOT_EMPTY);
        }
        node.remove(name);
    }

    @Override
    public void setTimes(String name, FileTimes times) throws FileException {
        entry(name).setTimes(times);
    }

    @Override
    public void setTimes(FileTimes times) throws FileException {
        open().setTimes(times);
    }

    @Override
    public FolderListing list() throws FileException {
        return new MemoryListing(open());
    }

    @Override
    public void sync(boolean metadata) throws FileException {
        open();
    }

    @Override
    public void close() {
        closed = true;
    }
}
