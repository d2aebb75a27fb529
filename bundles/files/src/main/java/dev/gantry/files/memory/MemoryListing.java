// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was in a folder when the listing began. */
final class MemoryListing implements FolderListing {
    private final Iterator<Map.Entry<String, Node>> entries;

    private boolean closed;

    MemoryListing(FolderNode folder) {
        this.entries = folder.snapshot().iterator();
    }

    @Override
    public @Nullable FolderEntry next() throws FileException {
        if (closed) {
            throw new FileException(FileProblem.INVALID);
        }
        if (!entries.hasNext()) {
            return null;
        }
        Map.Entry<String, Node> entry = entries.next();
        Node node = entry.getValue();
        return new FolderEntry(entry.getKey(), node.type(), node.identity());
    }

    @Override
    public void close() {
        closed = true;
    }
}
