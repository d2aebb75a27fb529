// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a folder by names, and keeps nothing of it: what is added or removed behind the place
 * where it is now is told or not told accordingly.
 */
final class MemoryListing implements FolderListing {
    private final FolderNode folder;
    private String told = "";
    private boolean closed;

    MemoryListing(FolderNode folder) {
        this.folder = folder;
    }

    @Override
    public @Nullable FolderEntry next() throws FileException {
        if (closed) {
            throw new FileException(FileProblem.INVALID);
        }
        Map.Entry<String, Node> entry = folder.after(told);
        if (entry == null) {
            return null;
        }
        told = entry.getKey();
        Node node = entry.getValue();
        return new FolderEntry(told, node.type(), node.identity());
    }

    @Override
    public void close() {
        closed = true;
    }
}
