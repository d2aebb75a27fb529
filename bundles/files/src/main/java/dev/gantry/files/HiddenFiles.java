// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.HostFolders;
import dev.gantry.file.OpenFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders that a guest never gets, whatever they are called where it meets them: they are
 * known by their identity. Their names are refused too, in the folder that they are in, so that nothing
 * can be put into the place of one that is not there (yet); of a path of which only the beginning is
 * there, the first part that is missing is refused.
 *
 * <p>Not hidden are files of a hidden folder that have a second name elsewhere, and one that the host
 * makes anew under another name after the guest was started.
 */
final class HiddenFiles {
    static final HiddenFiles NONE = new HiddenFiles();

    private record Entry(FileKey folder, String name) {}

    private final Set<FileKey> files = new HashSet<>();
    private final Set<Long> identities = new HashSet<>();
    private final Set<Entry> entries = new HashSet<>();
    private final Set<Path> realPaths = new HashSet<>();

    private HiddenFiles() {}

    /** Looks the files up as they are now. */
    static HiddenFiles of(List<Path> paths, HostFolders hostFolders) throws IOException {
        if (paths.isEmpty()) {
            return NONE;
        }
        HiddenFiles hidden = new HiddenFiles();
        for (Path path : paths) {
            Path entry = entry(path.toAbsolutePath());
            hidden.hide(entry, hostFolders);
            Path real = realPath(entry);
            if (real != null) {
                hidden.realPaths.add(real);
                hidden.hide(real, hostFolders);
            }
        }
        return hidden;
    }

    /**
     * The path as the system goes along it: {@code ..} leads back from where a link led, not from where
     * the link is. Only the last name may still be a link.
     */
    private static Path entry(Path absolute) throws IOException {
        Path at = Objects.requireNonNull(absolute.getRoot(), "an absolute path has a root");
        for (Path name : absolute) {
            Path real = realPath(at);
            at = (real == null ? at : real).resolve(name).normalize();
        }
        return at;
    }

    /** Null if it is not there, or where nobody in this process can get at it. */
    private static @Nullable Path realPath(Path path) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException | AccessDeniedException e) {
            return null;
        }
    }

    private void hide(Path path, HostFolders hostFolders) throws IOException {
        Path parent = path.getParent();
        Path name = path.getFileName();
        if (parent == null || name == null) {
            hideFolder(path, hostFolders);
            return;
        }
        Path realParent = realPath(parent);
        if (realParent == null) {
            hide(parent, hostFolders);
            return;
        }
        try (Folder folder = hostFolders.open(realParent)) {
            entries.add(new Entry(FileKey.of(folder.status()), name.toString()));
            add(folder.status(name.toString()));
        } catch (AccessDeniedException | NotDirectoryException e) {
            // Then no guest gets into it either.
            return;
        } catch (FileException e) {
            if (e.problem() != FileProblem.NOT_FOUND) {
                throw e;
            }
        }
    }

    private void hideFolder(Path path, HostFolders hostFolders) throws IOException {
        try (Folder folder = hostFolders.open(path)) {
            add(folder.status());
        }
    }

    private void add(FileStatus status) {
        files.add(FileKey.of(status));
        identities.add(status.identity());
    }

    /** Refuses a folder of the host that is hidden, or lies in one that is. */
    void checkMount(Path folder) throws IOException {
        if (realPaths.isEmpty()) {
            return;
        }
        Path real = folder.toRealPath();
        if (realPaths.stream().anyMatch(real::startsWith)) {
            throw refusal();
        }
    }

    /** Refuses a name, and what has it. */
    void checkName(Folder folder, String name) throws IOException {
        if (files.isEmpty() && entries.isEmpty()) {
            return;
        }
        if (entries.contains(new Entry(FileKey.of(folder.status()), name))) {
            throw refusal();
        }
        FileStatus status;
        try {
            status = folder.status(name);
        } catch (FileException e) {
            if (e.problem() == FileProblem.NOT_FOUND) {
                return;
            }
            throw e;
        }
        check(status);
    }

    void checkFolder(Folder folder) throws IOException {
        if (!files.isEmpty()) {
            check(folder.status());
        }
    }

    void checkFile(OpenFile file) throws IOException {
        if (!files.isEmpty()) {
            check(file.status());
        }
    }

    private void check(FileStatus status) throws FileException {
        if (files.contains(FileKey.of(status))) {
            throw refusal();
        }
    }

    /** Whether a listing leaves an entry out. */
    boolean hides(Folder folder, FolderEntry entry) throws IOException {
        if (files.isEmpty() && entries.isEmpty()) {
            return false;
        }
        return entries.contains(new Entry(FileKey.of(folder.status()), entry.name()))
                || (identities.contains(entry.identity()) && isHidden(folder, entry.name()));
    }

    private boolean isHidden(Folder folder, String name) throws IOException {
        try {
            return files.contains(FileKey.of(folder.status(name)));
        } catch (FileException e) {
            return true;
        }
    }

    private static FileException refusal() {
        return new FileException(FileProblem.ACCESS);
    }
}
