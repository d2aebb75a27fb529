// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The entries of a folder of the host. What vanishes meanwhile is left out,
 * and so are names that are no text. */
final class PortableListing implements FolderListing {
    private final OpenDirectory directory;
    private final DirectoryStream<Path> stream;
    private final Iterator<Path> entries;
    private boolean closed;

    /** Takes over the stream, and a hold on the directory. */
    PortableListing(OpenDirectory directory, DirectoryStream<Path> stream) {
        this.directory = directory;
        this.stream = stream;
        this.entries = stream.iterator();
    }

    @Override
    public @Nullable FolderEntry next() throws IOException {
        if (closed) {
            throw new FileException(FileProblem.INVALID);
        }
        try {
            while (entries.hasNext()) {
                FolderEntry entry = entry(entries.next().getFileName());
                if (entry != null) {
                    return entry;
                }
            }
            return null;
        } catch (DirectoryIteratorException e) {
            throw HostProblem.of(e);
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }

    private @Nullable FolderEntry entry(@Nullable Path name) throws IOException {
        if (name == null || !Names.isText(name)) {
            return null;
        }
        try {
            BasicFileAttributes attributes = directory.attributes(name);
            long inode = HostIdentity.of(attributes).inode();
            return new FolderEntry(name.toString(), Statuses.type(attributes), inode);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stream.close();
        } finally {
            directory.release();
        }
    }
}
