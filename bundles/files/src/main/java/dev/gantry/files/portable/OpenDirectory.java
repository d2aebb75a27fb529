// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A handle of a folder, and the path that it had when it was opened. Closed when the folder and the
 * files that were opened in it are.
 */
final class OpenDirectory {
    private final SecureDirectoryStream<Path> stream;
    private final Path path;
    private final HostIdentity identity;
    private int holders = 1;

    OpenDirectory(SecureDirectoryStream<Path> stream, Path path) throws IOException {
        this.stream = stream;
        this.path = path;
        try {
            this.identity = HostIdentity.of(attributes());
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    SecureDirectoryStream<Path> stream() {
        return stream;
    }

    Path path() {
        return path;
    }

    HostIdentity identity() {
        return identity;
    }

    /** About the folder itself. */
    BasicFileAttributes attributes() throws IOException {
        return stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
    }

    /** About an entry, or the link that it is. */
    BasicFileAttributes attributes(Path name) throws IOException {
        return view(name).readAttributes();
    }

    BasicFileAttributeView view(Path name) {
        return stream.getFileAttributeView(
                name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    OpenDirectory hold() {
        holders++;
        return this;
    }

    void release() throws IOException {
        holders--;
        if (holders == 0) {
            stream.close();
        }
    }
}
