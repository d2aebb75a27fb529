// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.files.name.FileName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names and targets of links as the JDK has them. */
final class Names {
    private Names() {}

    static Path name(String name) throws FileException {
        return path(FileName.check(name));
    }

    static Path target(String target) throws FileException {
        return path(FileName.checkPath(target));
    }

    /** Whether a name of the host can be said to a guest, and back, without becoming another. */
    static boolean isText(Path name) throws FileException {
        return path(name.toString()).equals(name);
    }

    /** Where the platform's locale has no such characters, Java cannot say them. */
    private static Path path(String text) throws FileException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new FileException(FileProblem.ILLEGAL_NAME);
        }
    }
}
