// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The framework's bundle cache: a folder for one process, deleted at its end. A process that was killed
 * leaves its folder behind; the next one finds it unlocked and deletes it. See RATIONALE: Why does every
 * process have a bundle cache of its own?
 */
final class Scratch implements AutoCloseable {
    private static final String PREFIX = "gantry-run-";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;
    private final boolean amongOurOwn;

    private Scratch(Path folder, FileChannel lock, boolean amongOurOwn) {
        this.folder = folder;
        this.lock = lock;
        this.amongOurOwn = amongOurOwn;
    }

    /** Makes a folder under the cache, or under the system's temporary folder where that fails. */
    static Scratch create(Path cache) {
        try {
            return createIn(OwnerOnly.createDirectories(cache.resolve("run")), true);
        } catch (IOException e) {
            try {
                return createIn(Path.of(System.getProperty("java.io.tmpdir")), false);
            } catch (IOException again) {
                again.addSuppressed(e);
                throw new UncheckedIOException("there is no folder to work in", again);
            }
        }
    }

    private static Scratch createIn(Path parent, boolean amongOurOwn) throws IOException {
        Path made = OwnerOnly.createTempDirectory(parent, "new-" + PREFIX);
        FileChannel channel =
                FileChannel.open(
                        made.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock unused = channel.lock(); // held until the channel closes with the process
        // It gets the name that others look for only now: a folder of that name was locked once.
        String name = made.getFileName().toString().substring("new-".length());
        Path folder = Files.move(made, made.resolveSibling(name));
        return new Scratch(folder, channel, amongOurOwn);
    }

    /** All that this process may leave lying about. */
    Path folder() {
        return folder;
    }

    /** Where the framework keeps its bundles. */
    Path bundles() {
        return folder.resolve("bundles");
    }

    /**
     * Deletes the folders of processes that were killed. Not in the system's temporary folder, where
     * others could have put something else under such a name.
     */
    void deleteAbandoned() {
        Path parent = folder.getParent();
        if (parent == null || !amongOurOwn) {
            return;
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : others) {
                if (!other.equals(folder)) {
                    deleteIfAbandoned(other);
                }
            }
        } catch (IOException e) {
            // Tidying can wait for the next process.
            log(e);
        }
    }

    private static void deleteIfAbandoned(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return; // not ours; to open a pipe would even wait for somebody
        }
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                delete(folder);
            }
        } catch (IOException | OverlappingFileLockException e) {
            log(e); // somebody else is deleting it, or it is another container of this process
        }
    }

    @Override
    public void close() {
        delete(folder);
        try {
            lock.close();
        } catch (IOException e) {
            log(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            log(e);
        }
    }

    private static void log(@Nullable Exception e) {
        System.getLogger(Scratch.class.getName())
                .log(System.Logger.Level.DEBUG, "a scratch folder stays", e);
    }
}
