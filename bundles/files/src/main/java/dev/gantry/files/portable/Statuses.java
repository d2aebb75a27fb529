// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells what is known about an entry of a directory. */
final class Statuses {
    private Statuses() {}

    static FileStatus of(OpenDirectory directory, PathOperations byPath) throws IOException {
        return of(directory.attributes(), directory.path(), byPath);
    }

    static FileStatus of(OpenDirectory directory, Path name, PathOperations byPath)
            throws IOException {
        return of(directory.attributes(name), directory.path().resolve(name), byPath);
    }

    private static FileStatus of(BasicFileAttributes attributes, Path path, PathOperations byPath)
            throws IOException {
        HostIdentity identity = HostIdentity.of(attributes);
        PathOperations.Details details =
                byPath.details(path, identity, attributes.lastModifiedTime());
        return new FileStatus(
                type(attributes),
                identity.device(),
                identity.inode(),
                details.links(),
                attributes.size(),
                PathOperations.nanos(attributes.lastAccessTime()),
                PathOperations.nanos(attributes.lastModifiedTime()),
                details.changedNanos());
    }

    static FileType type(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return FileType.FILE;
        }
        if (attributes.isDirectory()) {
            return FileType.FOLDER;
        }
        return attributes.isSymbolicLink() ? FileType.LINK : FileType.OTHER;
    }
}
