// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Where an engine keeps what it compiled, for itself and for other processes. What lies there becomes
 * code: nobody else may write to the folder, and what is read is verified by the SHA-256 that was
 * written with it. The total size is bounded: what was used longest ago goes first. Several processes
 * may use the folder at once; a file is there as a whole or not at all.
 *
 * <p>May be used from any thread. Looks at the folder, and makes it, when it is first needed. A folder
 * that cannot be trusted is refused by one exception and then left alone: nothing is found in it and
 * nothing is written to it.
 */
public final class CodeFolder {
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
    private boolean prepared;
    private String trouble = "";

    /**
     * @param capacity how many bytes all files may have together
     */
    public CodeFolder(Path folder, long capacity) {
        this.folder = Objects.requireNonNull(folder, "folder");
        this.capacity = capacity;
    }

    /**
     * The verified content of a file, if there is one.
     *
     * @param memory makes a buffer of exactly the given size, which is filled and returned
     * @throws IOException saying why the file, or for once the folder, is not used
     */
    public Optional<ByteBuffer> read(String name, IntFunction<ByteBuffer> memory)
            throws IOException {
        if (!isOpen()) {
            return Optional.empty();
        }
        Path file = folder.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is no file"); // opening a pipe would wait for ever
        }
        var options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (SeekableByteChannel in = Files.newByteChannel(file, options)) {
            if (in.size() < VerifiedFile.HASH || in.size() > LARGEST_FILE) {
                throw new IOException("it is too small or too large");
            }
            ByteBuffer content = VerifiedFile.read(in, name, memory);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps the parts, one after the other, as one file.
     *
     * @throws IOException saying why the file is not kept, or for once why the folder is not used
     */
    public void write(String name, ByteBuffer... parts) throws IOException {
        if (!isOpen()) {
            return;
        }
        long size = VerifiedFile.HASH;
        for (ByteBuffer part : parts) {
            size += part.remaining();
        }
        if (size > Math.min(LARGEST_FILE, capacity)) {
            throw new IOException("it is too large to be kept");
        }
        makeRoom(capacity - size);
        Path unfinished = Files.createTempFile(folder, "new", UNFINISHED);
        try {
            try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                VerifiedFile.write(out, name, parts);
            }
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** How much is kept now. Does not make the folder. */
    public CodeCache status() {
        long bytes = 0;
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && isOpen()) {
                bytes = entries().stream().mapToLong(Entry::size).sum();
            }
        } catch (IOException e) {
            return new CodeCache(folder, 0, capacity, reason(e));
        }
        return new CodeCache(folder, bytes, capacity, trouble());
    }

    /** Whether the folder may be used. */
    private synchronized boolean isOpen() throws IOException {
        if (!prepared) {
            prepared = true;
            try {
                PrivateFolder.prepare(folder);
            } catch (IOException e) {
                trouble = reason(e);
                throw new IOException("nothing is kept in " + folder + ": " + trouble, e);
            }
        }
        return trouble.isEmpty();
    }

    private synchronized String trouble() {
        return trouble;
    }

    private static String reason(IOException failure) {
        return failure instanceof AccessDeniedException denied
                ? "no permission to write to " + denied.getFile()
                : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
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
