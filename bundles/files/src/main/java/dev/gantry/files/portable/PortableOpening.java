// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Opens an entry of a directory as a file, and makes it where that was asked for. */
final class PortableOpening {
    private static final int MOST_ATTEMPTS = 10;

    private final OpenDirectory directory;
    private final PathOperations byPath;
    private final Path name;
    private final Set<OpenOption> options;

    PortableOpening(
            OpenDirectory directory, PathOperations byPath, Path name, Set<OpenOption> options) {
        this.directory = directory;
        this.byPath = byPath;
        this.name = name;
        this.options = options;
    }

    OpenFile open() throws IOException {
        if (options.contains(OpenOption.TRUNCATE) && !options.contains(OpenOption.WRITE)) {
            throw new FileException(FileProblem.INVALID);
        }
        if (!options.contains(OpenOption.CREATE)) {
            return openExisting();
        }
        if (options.contains(OpenOption.EXCLUSIVE)) {
            make();
            return openExisting();
        }
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return openExisting();
            } catch (NoSuchFileException e) {
                makeUnlessThere();
            }
        }
        throw new FileException(FileProblem.BUSY);
    }

    private void makeUnlessThere() throws IOException {
        try {
            make();
        } catch (FileAlreadyExistsException e) {
            // Somebody else was faster. It may be a link that leads nowhere: that shows next.
            return;
        }
    }

    /** The JDK makes a file only where it may write, and then for writing only. */
    private void make() throws IOException {
        Set<java.nio.file.OpenOption> making =
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        directory.stream().newByteChannel(name, making).close();
    }

    /** What is opened must be what was looked at: a pipe would be waited for. */
    private OpenFile openExisting() throws IOException {
        FileStatus before = Statuses.of(directory, name, byPath);
        checkIsFile(before.type());
        FileChannel channel =
                (FileChannel) directory.stream().newByteChannel(name, platformOptions());
        try {
            FileStatus after = Statuses.of(directory, name, byPath);
            if (after.device() != before.device() || after.identity() != before.identity()) {
                throw new NoSuchFileException(name.toString());
            }
            return new PortableFile(channel, directory.hold(), name, byPath, after);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void checkIsFile(FileType type) throws FileException {
        switch (type) {
            case FILE -> {}
            case FOLDER -> throw new FileException(FileProblem.IS_FOLDER);
            case LINK -> throw new FileException(FileProblem.IS_LINK);
            default -> throw new FileException(FileProblem.ACCESS);
        }
    }

    private Set<java.nio.file.OpenOption> platformOptions() {
        Set<java.nio.file.OpenOption> all = new HashSet<>();
        all.add(LinkOption.NOFOLLOW_LINKS);
        boolean write = options.contains(OpenOption.WRITE);
        if (write) {
            all.add(StandardOpenOption.WRITE);
        }
        if (!write || options.contains(OpenOption.READ)) {
            all.add(StandardOpenOption.READ);
        }
        if (write && options.contains(OpenOption.TRUNCATE)) {
            all.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        return all;
    }
}
