// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of a bounded total size: what was used longest ago goes first. Several processes may use the
 * folder at once; a file is there as a whole or not at all.
 */
final class KeptFolder {
    static final String UNFINISHED = ".tmp";

    /** Beyond what any guest that we know of is compiled to, and little enough to be read at once. */
    private static final long LARGEST_FILE = 256L << 20;

    /** Nobody writes a file for so long: an older one was left behind by a process that was killed. */
    private static final Duration WRITING = Duration.ofMinutes(10);

    private record Entry(Path file, long size, Instant used) {
        boolean isUnfinished() {
            return file.toString().endsWith(UNFINISHED);
        }
    }

    private final Path folder;
    private final long capacity;

    /**
     * @param capacity how many bytes all files may have together
     */
    KeptFolder(Path folder, long capacity) {
        this.folder = folder;
        this.capacity = capacity;
    }

    /** The content of a file, if there is one. */
    Optional<byte[]> read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is no file"); // opening a pipe would wait for ever
        }
        var options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel in = Files.newByteChannel(file, options)) {
            if (in.size() > LARGEST_FILE) {
                throw new IOException("it is too large");
            }
            ByteBuffer content = ByteBuffer.allocate((int) in.size());
            int count = 0;
            while (content.hasRemaining() && count >= 0) {
                count = in.read(content);
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(content.array());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(String name, byte[] content) throws IOException {
        if (content.length > Math.min(LARGEST_FILE, capacity)) {
            throw new IOException("it is too large to be kept");
        }
        makeRoom(capacity - content.length);
        Path unfinished = Files.createTempFile(folder, "new", UNFINISHED);
        try {
            try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
            }
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void makeRoom(long capacity) throws IOException {
        Instant writingSince = Instant.now().minus(WRITING);
        List<Entry> finished = new ArrayList<>();
        for (Entry entry : entries()) {
            if (!entry.isUnfinished()) {
                finished.add(entry);
            } else if (entry.used.isBefore(writingSince)) {
                Files.deleteIfExists(entry.file);
            }
        }
        finished.sort(Comparator.comparing(Entry::used));
        long total = finished.stream().mapToLong(Entry::size).sum();
        for (Entry entry : finished) {
            if (total > capacity) {
                Files.deleteIfExists(entry.file);
                total -= entry.size;
            }
        }
    }

    private List<Entry> entries() throws IOException {
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.toList();
        }
        List<Entry> entries = new ArrayList<>();
        for (Path file : files) {
            try {
                var found =
                        Files.readAttributes(
                                file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                entries.add(new Entry(file, found.size(), found.lastModifiedTime().toInstant()));
            } catch (NoSuchFileException e) {
                // Another process has removed it in the meantime.
            }
        }
        return entries;
    }
}
