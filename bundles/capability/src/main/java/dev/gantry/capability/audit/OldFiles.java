// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.capability.Settings.AuditBounds;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of the audit in their folder, the oldest first; and how they are kept within bounds. */
final class OldFiles {
    private final Path folder;

    OldFiles(Path folder) {
        this.folder = folder;
    }

    /** Nothing that is not called like a file of the audit; none where there is no folder. */
    List<FileName> list() throws IOException {
        List<FileName> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                FileName.parse(String.valueOf(file.getFileName())).ifPresent(names::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        names.sort(Comparator.comparing(FileName::process).thenComparing(FileName::part));
        return names;
    }

    /** Removes the oldest files until there is room for a tenth more; which ones it were. */
    List<FileName> remove(AuditBounds bounds) throws IOException {
        List<FileName> names = list();
        long bytes = 0;
        for (FileName name : names) {
            bytes += size(name);
        }
        List<FileName> removed = new ArrayList<>();
        if (names.size() <= bounds.files() && bytes <= bounds.totalBytes()) {
            return removed;
        }
        int files = names.size();
        for (FileName name : names) {
            boolean room =
                    files <= bounds.files() - bounds.files() / 10
                            && bytes <= bounds.totalBytes() - bounds.totalBytes() / 10;
            if (room) {
                break;
            }
            if (!isInUse(name, names)) {
                long size = size(name);
                Files.deleteIfExists(folder.resolve(name.toString()));
                removed.add(name);
                files--;
                bytes -= size;
            }
        }
        return removed;
    }

    private long size(FileName name) throws IOException {
        try {
            return Files.size(folder.resolve(name.toString()));
        } catch (NoSuchFileException e) { // Another process removes old files too.
            return 0;
        }
    }

    /** The last file of a process that lives. Another process can have its number by now; then it waits. */
    private static boolean isInUse(FileName name, List<FileName> all) {
        return !all.contains(name.next())
                && ProcessHandle.of(name.pid()).filter(ProcessHandle::isAlive).isPresent();
    }
}
