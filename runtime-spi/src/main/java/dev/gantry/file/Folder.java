// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open folder of some tree of files: the backend of a mount. Each name is one component, neither
 * {@code .} nor {@code ..} nor empty, without a slash; what it names is never followed if it is a link.
 * Whoever puts paths together from that cannot leave the tree.
 *
 * <p>What is done holds for the folder that was opened, even if something else has its name by now,
 * as far as the platform can. Used by one thread at a time. Failures are {@link FileException}s.
 */
@ConsumerType
public interface Folder extends Closeable {
    /** About the folder itself. */
    FileStatus status() throws IOException;

    /** About an entry; about the link, if it is one. */
    FileStatus status(String name) throws IOException;

    /**
     * Opens a folder in here.
     *
     * @throws FileException with {@link FileProblem#IS_LINK} if it is a link, {@link
     *     FileProblem#NOT_FOLDER} if it is neither
     */
    Folder openFolder(String name) throws IOException;

    /**
     * Opens a regular file in here; never waits, whatever is there.
     *
     * @throws FileException with {@link FileProblem#IS_LINK} or {@link FileProblem#IS_FOLDER}, or
     *     {@link FileProblem#ACCESS} for a device, a pipe or a socket
     */
    OpenFile openFile(String name, Set<OpenOption> options) throws IOException;

    void createFolder(String name) throws IOException;

    /** Makes a link; its target is a text and nothing else here. */
    void createLink(String name, String target) throws IOException;

    /**
     * The target of a link, as it was made.
     *
     * @throws FileException with {@link FileProblem#INVALID} if it is no link
     */
    String readLink(String name) throws IOException;

    /** Gives a file, or a link itself, a second name, in a folder of the same backend. */
    void addName(String name, Folder target, String newName) throws IOException;

    /** Moves an entry, replacing what POSIX lets it replace, to a folder of the same backend. */
    void rename(String name, Folder target, String newName) throws IOException;

    /** Removes anything but a folder. */
    void removeFile(String name) throws IOException;

    void removeFolder(String name) throws IOException;

    /** Sets the times of an entry; of the link, if it is one. */
    void setTimes(String name, FileTimes times) throws IOException;

    /** Sets the times of the folder itself. */
    void setTimes(FileTimes times) throws IOException;

    FolderListing list() throws IOException;

    void sync(boolean metadata) throws IOException;

    @Override
    void close() throws IOException;
}
