// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK can do only by path. One at a time in the whole container, and no guest moves a folder
 * meanwhile; before and afterwards the path must lead to the folder that is open. Where it does not,
 * what was done is undone and refused: some other process was at work, or the folder was moved since
 * it was opened.
 */
final class PathOperations {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** An earlier one does not fit into nanoseconds, and the JDK makes a fraction of it. */
    private static final long EARLIEST_SECOND = Long.MIN_VALUE / SECOND;

    private final ReentrantLock lock = new ReentrantLock();

    @FunctionalInterface
    interface Operation<T> {
        T run() throws IOException;
    }

    /**
     * What attributes by handle do not tell.
     *
     * @param links 0 if it is not known
     */
    record Details(long links, long changedNanos) {}

    @FunctionalInterface
    private interface Making {
        void make(Path path) throws IOException;
    }

    /** Does something while nothing here goes by path. */
    <T> T alone(Operation<T> operation) throws IOException {
        lock.lock();
        try {
            return operation.run();
        } finally {
            lock.unlock();
        }
    }

    void createFolder(OpenDirectory directory, Path name) throws IOException {
        make(directory, name, Files::createDirectory);
    }

    void createLink(OpenDirectory directory, Path name, Path target) throws IOException {
        make(directory, name, path -> Files.createSymbolicLink(path, target));
    }

    private void make(OpenDirectory directory, Path name, Making making) throws IOException {
        alone(
                () -> {
                    checkReached(directory);
                    Path path = directory.path().resolve(name);
                    making.make(path);
                    HostIdentity made = identity(path);
                    checkMade(directory, name, made);
                    return made;
                });
    }

    void addName(OpenDirectory directory, Path name, OpenDirectory target, Path newName)
            throws IOException {
        alone(
                () -> {
                    checkReached(directory);
                    checkReached(target);
                    HostIdentity file = HostIdentity.of(directory.attributes(name));
                    Path path = target.path().resolve(newName);
                    Files.createLink(path, directory.path().resolve(name));
                    HostIdentity made = identity(path);
                    checkMade(target, newName, made);
                    if (!made.equals(file)) {
                        target.stream().deleteFile(newName);
                        throw refusal();
                    }
                    return made;
                });
    }

    String readLink(OpenDirectory directory, Path name) throws IOException {
        return alone(
                () -> {
                    checkReached(directory);
                    Path path = directory.path().resolve(name);
                    HostIdentity link = HostIdentity.of(directory.attributes(name));
                    String target = Files.readSymbolicLink(path).toString();
                    if (!identity(path).equals(link)) {
                        throw refusal();
                    }
                    return target;
                });
    }

    /** For links, which the JDK cannot open. */
    void setTimes(OpenDirectory directory, Path name, FileTimes times) throws IOException {
        alone(
                () -> {
                    checkReached(directory);
                    Path path = directory.path().resolve(name);
                    setTimes(
                            Files.getFileAttributeView(
                                    path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS),
                            times);
                    return path;
                });
    }

    /** Sets the times that are given and leaves the others. */
    static void setTimes(BasicFileAttributeView view, FileTimes times) throws IOException {
        BasicFileAttributes now = view.readAttributes();
        FileTime accessed =
                times.accessed().isPresent()
                        ? time(times.accessed().getAsLong())
                        : time(nanos(now.lastAccessTime()));
        FileTime modified =
                times.modified().isPresent()
                        ? time(times.modified().getAsLong())
                        : time(nanos(now.lastModifiedTime()));
        view.setTimes(modified, accessed, null);
    }

    /** Of times before 1970 the JDK can set whole seconds only. */
    private static FileTime time(long nanos) {
        return nanos < 0
                ? FileTime.from(
                        Math.max(EARLIEST_SECOND, Math.floorDiv(nanos, SECOND)), TimeUnit.SECONDS)
                : FileTime.from(nanos, TimeUnit.NANOSECONDS);
    }

    /** Only informs, so it needs no lock: what belongs to another file is not used. */
    Details details(Path path, HostIdentity identity, FileTime modified) {
        try {
            Map<String, Object> found =
                    Files.readAttributes(
                            path, "unix:dev,ino,nlink,ctime", LinkOption.NOFOLLOW_LINKS);
            HostIdentity there =
                    new HostIdentity(number(found.get("dev")), number(found.get("ino")));
            if (there.equals(identity) && found.get("ctime") instanceof FileTime changed) {
                return new Details(number(found.get("nlink")), nanos(changed));
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Then it is not known; the file may have another name by now.
            return new Details(0, nanos(modified));
        }
        return new Details(0, nanos(modified));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }

    static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** It was removed, or moved, or something else has its path. */
    private static void checkReached(OpenDirectory directory) throws IOException {
        if (!identity(directory.path()).equals(directory.identity())) {
            throw new FileException(FileProblem.NOT_FOUND);
        }
    }

    /** What was made must be where the handle sees it. */
    private static void checkMade(OpenDirectory directory, Path name, HostIdentity made)
            throws IOException {
        try {
            if (HostIdentity.of(directory.attributes(name)).equals(made)) {
                return;
            }
        } catch (IOException e) {
            undo(directory.path().resolve(name), made);
            throw refusal();
        }
        undo(directory.path().resolve(name), made);
        throw refusal();
    }

    private static void undo(Path path, HostIdentity made) throws IOException {
        if (identity(path).equals(made)) {
            Files.delete(path);
        }
    }

    private static HostIdentity identity(Path path) throws IOException {
        return HostIdentity.of(
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    private static FileException refusal() {
        return new FileException(FileProblem.ACCESS);
    }
}
