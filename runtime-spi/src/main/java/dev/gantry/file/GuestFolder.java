// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A folder that a guest holds open. Paths start here and never lead above it, through no {@code ..},
 * no absolute name and no link: such a path is answered with {@link FileProblem#ESCAPES}. A path may
 * lead into other mounts that lie below. Failures are {@link FileException}s.
 *
 * <p>{@code follow} says whether a link at the end of a path is followed; links before are always. A
 * path that ends in a slash means a folder.
 */
@ProviderType
public interface GuestFolder extends Closeable {
    /** Whether anything may be changed in this folder; mounts below can differ. */
    boolean writable();

    FileStatus status() throws IOException;

    FileStatus status(String path, boolean follow) throws IOException;

    /** Opens a folder; fails with {@link FileProblem#NOT_FOLDER} if it is none. */
    GuestFolder openFolder(String path, boolean follow) throws IOException;

    /**
     * Opens a file or a device; fails with {@link FileProblem#IS_FOLDER} for a folder, and with {@link
     * FileProblem#LINK_LOOP} for a link that is not followed.
     */
    OpenFile openFile(String path, boolean follow, Set<OpenOption> options) throws IOException;

    void createFolder(String path) throws IOException;

    /**
     * Makes a link.
     *
     * @throws FileException with {@link FileProblem#ESCAPES} if the target is absolute or leads out
     */
    void createLink(String target, String path) throws IOException;

    String readLink(String path) throws IOException;

    /** Gives a file a second name. A link at the end of the path is followed only if told so. */
    void addName(String path, boolean follow, GuestFolder target, String newPath)
            throws IOException;

    void rename(String path, GuestFolder target, String newPath) throws IOException;

    void removeFile(String path) throws IOException;

    void removeFolder(String path) throws IOException;

    void setTimes(String path, boolean follow, FileTimes times) throws IOException;

    void setTimes(FileTimes times) throws IOException;

    /** All entries, mounts below included. */
    FolderListing list() throws IOException;

    void sync(boolean metadata) throws IOException;

    @Override
    void close() throws IOException;
}
