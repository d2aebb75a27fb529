// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.files.name.FileName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Adds, moves and removes entries at the ends of ways, where that is allowed. */
final class Changes {
    private final FileLedger ledger;

    Changes(FileLedger ledger) {
        this.ledger = ledger;
    }

    void createFolder(Walk at) throws IOException {
        checkMayAdd(at);
        ledger.addName(at.place().folder(), at.name(), 0);
        try {
            at.place().folder().createFolder(at.name());
        } catch (IOException e) {
            ledger.giveBackName(0);
            throw e;
        }
    }

    void createLink(Walk at, String target) throws IOException {
        checkMayAdd(at);
        checkLeadsNotOut(target, at);
        checkNoFolderMeant(at);
        int size = target.getBytes(StandardCharsets.UTF_8).length;
        ledger.addName(at.place().folder(), at.name(), size);
        try {
            at.place().folder().createLink(at.name(), target);
        } catch (IOException e) {
            ledger.giveBackName(size);
            throw e;
        }
    }

    void addName(Walk from, Walk to) throws IOException {
        checkWritable(from);
        checkWritable(to);
        if (from.name().isEmpty() || from.place().isMountPoint(from.name())) {
            throw new FileException(FileProblem.NOT_PERMITTED);
        }
        checkMayAdd(to);
        checkSameTree(from, to);
        from.place().checkName(from.name());
        FileType type = from.place().folder().status(from.name()).type();
        if (type == FileType.FOLDER) {
            throw new FileException(FileProblem.NOT_PERMITTED);
        }
        if (from.meansFolder()) {
            throw new FileException(FileProblem.NOT_FOLDER);
        }
        checkNoFolderMeant(to);
        if (type == FileType.LINK) {
            checkLinkMayMove(from, to);
        }
        ledger.addName(to.place().folder(), to.name(), 0);
        try {
            from.place().folder().addName(from.name(), to.place().folder(), to.name());
        } catch (IOException e) {
            ledger.giveBackName(0);
            throw e;
        }
    }

    void rename(Walk from, Walk to) throws IOException {
        checkWritable(from);
        checkWritable(to);
        checkMovable(from);
        checkMovable(to);
        checkSameTree(from, to);
        from.place().checkName(from.name());
        to.place().checkName(to.name());
        FileStatus moved = from.place().folder().status(from.name());
        if ((from.meansFolder() || to.meansFolder()) && moved.type() != FileType.FOLDER) {
            throw new FileException(FileProblem.NOT_FOLDER);
        }
        Optional<FileStatus> replaced = find(to);
        if (replaced.isPresent() && FileKey.of(replaced.get()).equals(FileKey.of(moved))) {
            // Two names of one file: POSIX leaves both.
            return;
        }
        if (moved.type() == FileType.LINK) {
            checkLinkMayMove(from, to);
        }
        from.place().folder().rename(from.name(), to.place().folder(), to.name());
        replaced.ifPresent(ledger::nameRemoved);
    }

    void removeFile(Walk at) throws IOException {
        checkWritable(at);
        if (at.name().isEmpty()) {
            throw new FileException(FileProblem.IS_FOLDER);
        }
        checkMovable(at);
        at.place().checkName(at.name());
        Folder folder = at.place().folder();
        FileStatus status = folder.status(at.name());
        if (at.meansFolder() && status.type() != FileType.FOLDER) {
            throw new FileException(FileProblem.NOT_FOLDER);
        }
        folder.removeFile(at.name());
        ledger.nameRemoved(status);
    }

    void removeFolder(Walk at) throws IOException {
        checkWritable(at);
        if (at.name().isEmpty()) {
            throw new FileException(FileProblem.INVALID);
        }
        checkMovable(at);
        at.place().checkName(at.name());
        Folder folder = at.place().folder();
        FileStatus status = folder.status(at.name());
        folder.removeFolder(at.name());
        ledger.nameRemoved(status);
    }

    static void checkWritable(Walk at) throws FileException {
        if (!at.place().tree().writable()) {
            throw new FileException(FileProblem.READ_ONLY);
        }
    }

    private static void checkMayAdd(Walk at) throws IOException {
        checkWritable(at);
        if (at.name().isEmpty() || at.place().isMountPoint(at.name())) {
            throw new FileException(FileProblem.EXISTS);
        }
        at.place().checkName(at.name());
    }

    /** The guest would not get there; who else follows the link on the host would. */
    private static void checkLeadsNotOut(String target, Walk link) throws FileException {
        if (PathText.of(target).leadsAbove(link.place().depth())) {
            throw new FileException(FileProblem.ESCAPES);
        }
    }

    /**
     * A link that leads out already may move where it means the same: anywhere if its target starts at
     * the root of the host, and else at the same depth.
     */
    private static void checkLinkMayMove(Walk from, Walk to) throws IOException {
        if (from.place().depth() == to.place().depth()) {
            return;
        }
        String target = from.place().folder().readLink(from.name());
        if (!target.startsWith(FileName.SEPARATOR)) {
            checkLeadsNotOut(target, to);
        }
    }

    private static void checkMovable(Walk at) throws FileException {
        if (at.name().isEmpty() || at.place().isMountPoint(at.name())) {
            throw new FileException(FileProblem.BUSY);
        }
    }

    private static void checkSameTree(Walk from, Walk to) throws FileException {
        if (!from.place().tree().equals(to.place().tree())) {
            throw new FileException(FileProblem.CROSS_DEVICE);
        }
    }

    /** A path with a slash at its end names a folder; what is no folder cannot be made there. */
    private static void checkNoFolderMeant(Walk at) throws IOException {
        if (at.meansFolder()) {
            throw new FileException(find(at).map(Changes::inTheWay).orElse(FileProblem.NOT_FOUND));
        }
    }

    private static FileProblem inTheWay(FileStatus there) {
        return there.type() == FileType.FOLDER ? FileProblem.EXISTS : FileProblem.NOT_FOLDER;
    }

    private static Optional<FileStatus> find(Walk at) throws IOException {
        try {
            return Optional.of(at.place().folder().status(at.name()));
        } catch (FileException e) {
            if (e.problem() == FileProblem.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
