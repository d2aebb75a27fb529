// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderListing;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Set;

/** A folder of the host that is open: everything that the JDK can do by handle goes by handle. */
final class PortableFolder implements Folder {
    private static final Path ITSELF = Path.of(".");

    private final OpenDirectory directory;
    private final PathOperations byPath;
    private boolean closed;

    /** Takes over the hold on a directory. */
    PortableFolder(OpenDirectory directory, PathOperations byPath) {
        this.directory = directory;
        this.byPath = byPath;
    }

    @FunctionalInterface
    private interface Operation<T> {
        T run() throws IOException;
    }

    private <T> T translating(Operation<T> operation) throws FileException {
        checkOpen();
        try {
            return operation.run();
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }

    private void checkOpen() throws FileException {
        if (closed) {
            throw new FileException(FileProblem.INVALID);
        }
    }

    @Override
    public FileStatus status() throws FileException {
        return translating(() -> Statuses.of(directory, byPath));
    }

    @Override
    public FileStatus status(String name) throws FileException {
        Path path = Names.name(name);
        return translating(() -> Statuses.of(directory, path, byPath));
    }

    /** The JDK would wait for a pipe to be opened at its other end, so types are looked at first. */
    @Override
    public Folder openFolder(String name) throws FileException {
        Path path = Names.name(name);
        return translating(
                () -> {
                    FileType type = Statuses.type(directory.attributes(path));
                    if (type != FileType.FOLDER) {
                        boolean link = type == FileType.LINK;
                        throw new FileException(
                                link ? FileProblem.IS_LINK : FileProblem.NOT_FOLDER);
                    }
                    SecureDirectoryStream<Path> opened =
                            directory.stream().newDirectoryStream(path, LinkOption.NOFOLLOW_LINKS);
                    return new PortableFolder(
                            new OpenDirectory(opened, directory.path().resolve(path)), byPath);
                });
    }

    @Override
    public OpenFile openFile(String name, Set<OpenOption> options) throws FileException {
        PortableOpening opening = new PortableOpening(directory, byPath, Names.name(name), options);
        return translating(opening::open);
    }

    @Override
    public void createFolder(String name) throws FileException {
        Path path = Names.name(name);
        translating(
                () -> {
                    byPath.createFolder(directory, path);
                    return path;
                });
    }

    @Override
    public void createLink(String name, String target) throws FileException {
        Path path = Names.name(name);
        Path to = Names.target(target);
        translating(
                () -> {
                    byPath.createLink(directory, path, to);
                    return path;
                });
    }

    @Override
    public String readLink(String name) throws FileException {
        Path path = Names.name(name);
        return translating(
                () -> {
                    if (!directory.attributes(path).isSymbolicLink()) {
                        throw new FileException(FileProblem.INVALID);
                    }
                    return byPath.readLink(directory, path);
                });
    }

    @Override
    public void addName(String name, Folder target, String newName) throws FileException {
        Path from = Names.name(name);
        Path to = Names.name(newName);
        OpenDirectory into = sameKind(target);
        translating(
                () -> {
                    if (directory.attributes(from).isDirectory()) {
                        throw new FileException(FileProblem.NOT_PERMITTED);
                    }
                    byPath.addName(directory, from, into, to);
                    return to;
                });
    }

    /** By handle, but not while something goes by path. */
    @Override
    public void rename(String name, Folder target, String newName) throws FileException {
        Path from = Names.name(name);
        Path to = Names.name(newName);
        OpenDirectory into = sameKind(target);
        translating(
                () ->
                        byPath.alone(
                                () -> {
                                    directory.stream().move(from, into.stream(), to);
                                    return to;
                                }));
    }

    private static OpenDirectory sameKind(Folder folder) throws FileException {
        if (folder instanceof PortableFolder other) {
            other.checkOpen();
            return other.directory;
        }
        throw new FileException(FileProblem.CROSS_DEVICE);
    }

    @Override
    public void removeFile(String name) throws FileException {
        Path path = Names.name(name);
        translating(
                () -> {
                    if (directory.attributes(path).isDirectory()) {
                        throw new FileException(FileProblem.IS_FOLDER);
                    }
                    directory.stream().deleteFile(path);
                    return path;
                });
    }

    @Override
    public void removeFolder(String name) throws FileException {
        Path path = Names.name(name);
        translating(
                () -> {
                    directory.stream().deleteDirectory(path);
                    return path;
                });
    }

    @Override
    public void setTimes(String name, FileTimes times) throws FileException {
        Path path = Names.name(name);
        translating(
                () -> {
                    switch (Statuses.type(directory.attributes(path))) {
                        case FILE, FOLDER -> PathOperations.setTimes(directory.view(path), times);
                        case LINK -> byPath.setTimes(directory, path, times);
                        default -> throw new FileException(FileProblem.ACCESS);
                    }
                    return path;
                });
    }

    @Override
    public void setTimes(FileTimes times) throws FileException {
        translating(
                () -> {
                    BasicFileAttributeView view =
                            directory.stream().getFileAttributeView(BasicFileAttributeView.class);
                    PathOperations.setTimes(view, times);
                    return view;
                });
    }

    @Override
    public FolderListing list() throws FileException {
        DirectoryStream<Path> entries =
                translating(
                        () ->
                                directory.stream()
                                        .newDirectoryStream(ITSELF, LinkOption.NOFOLLOW_LINKS));
        return new PortableListing(directory.hold(), entries);
    }

    @Override
    public void sync(boolean metadata) throws FileException {
        translating(
                () -> {
                    Set<StandardOpenOption> read = Set.of(StandardOpenOption.READ);
                    try (FileChannel channel =
                            (FileChannel) directory.stream().newByteChannel(ITSELF, read)) {
                        channel.force(metadata);
                        return channel;
                    }
                });
    }

    @Override
    public void close() throws FileException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            directory.release();
        } catch (IOException e) {
            throw HostProblem.of(e);
        }
    }
}
