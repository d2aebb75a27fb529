// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.Folder;
import dev.gantry.file.HostFolders;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/** Opens folders of Linux. {@link LinuxOffer} makes it a service where it works. */
final class LinuxFolders implements HostFolders {
    @Override
    public Folder open(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new NotDirectoryException(folder.toString());
        }
        try {
            return open(RealPath.names(real));
        } catch (FileException failure) {
            throw explain(failure, folder.toString());
        }
    }

    /** Asks for the status once: some containers forbid a call that they do not know. */
    private static Folder open(List<byte[]> names) throws FileException {
        if (SystemCall.missing().isPresent()) {
            throw new FileException(FileProblem.UNSUPPORTED);
        }
        LinuxFolder folder = LinuxFolder.open(names);
        try {
            folder.status();
        } catch (FileException refusal) {
            folder.close();
            throw refusal;
        }
        return folder;
    }

    /** Whoever opens it may know its path. */
    private static IOException explain(FileException failure, String folder) {
        return switch (failure.problem()) {
            case ACCESS -> new AccessDeniedException(folder);
            case NOT_FOUND -> new NoSuchFileException(folder);
            case NOT_FOLDER -> new NotDirectoryException(folder);
            // How a container forbids a call is up to it.
            case UNSUPPORTED, NOT_PERMITTED -> new FileException(FileProblem.UNSUPPORTED);
            default -> new FileSystemException(folder, null, failure.problem().name());
        };
    }

    @Override
    public String promise() {
        return "each step starts at a folder that is held open and follows no link: neither guests nor"
                + " other processes that change the same folders can lead a guest out";
    }
}
