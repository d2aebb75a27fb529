// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Locale;
import java.util.Map;

/** What the failures of the JDK mean. Their messages hold paths, so none is passed on. */
final class HostProblem {
    private static final Map<Class<? extends IOException>, FileProblem> BY_TYPE =
            Map.of(
                    NoSuchFileException.class, FileProblem.NOT_FOUND,
                    FileAlreadyExistsException.class, FileProblem.EXISTS,
                    DirectoryNotEmptyException.class, FileProblem.NOT_EMPTY,
                    AccessDeniedException.class, FileProblem.ACCESS,
                    NotDirectoryException.class, FileProblem.NOT_FOLDER,
                    NotLinkException.class, FileProblem.INVALID,
                    AtomicMoveNotSupportedException.class, FileProblem.CROSS_DEVICE);

    /** How the texts of the platform begin, for which the JDK has no types. */
    private static final Map<String, FileProblem> BY_REASON =
            Map.ofEntries(
                    Map.entry("not a directory", FileProblem.NOT_FOLDER),
                    Map.entry("is a directory", FileProblem.IS_FOLDER),
                    Map.entry("directory not empty", FileProblem.NOT_EMPTY),
                    Map.entry("too many levels of symbolic links", FileProblem.IS_LINK),
                    Map.entry("no space left", FileProblem.NO_SPACE),
                    Map.entry("disk quota exceeded", FileProblem.NO_SPACE),
                    Map.entry("read-only file system", FileProblem.READ_ONLY),
                    Map.entry("file name too long", FileProblem.NAME_TOO_LONG),
                    Map.entry("file too large", FileProblem.TOO_LARGE),
                    Map.entry("too many open files", FileProblem.TOO_MANY_OPEN),
                    Map.entry("too many links", FileProblem.TOO_MANY_LINKS),
                    Map.entry("operation not permitted", FileProblem.NOT_PERMITTED),
                    Map.entry("permission denied", FileProblem.ACCESS),
                    Map.entry("text file busy", FileProblem.TEXT_BUSY),
                    Map.entry("device or resource busy", FileProblem.BUSY),
                    Map.entry("invalid cross-device link", FileProblem.CROSS_DEVICE),
                    Map.entry("cross-device link", FileProblem.CROSS_DEVICE),
                    Map.entry("invalid argument", FileProblem.INVALID));

    private HostProblem() {}

    static FileException of(IOException failure) {
        if (failure instanceof FileException known) {
            return known;
        }
        FileProblem problem = BY_TYPE.get(failure.getClass());
        return new FileException(problem == null ? ofReason(reason(failure)) : problem);
    }

    static FileException of(DirectoryIteratorException failure) {
        IOException cause = failure.getCause();
        return cause == null ? new FileException(FileProblem.IO) : of(cause);
    }

    private static FileProblem ofReason(String reason) {
        return BY_REASON.entrySet().stream()
                .filter(entry -> reason.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(FileProblem.IO);
    }

    private static String reason(IOException failure) {
        String reason =
                failure instanceof FileSystemException detailed
                        ? detailed.getReason()
                        : failure.getMessage();
        return reason == null ? "" : reason.toLowerCase(Locale.ROOT);
    }
}
