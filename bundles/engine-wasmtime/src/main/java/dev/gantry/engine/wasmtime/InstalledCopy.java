// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The copy of the library that Gantry made: {@code lib/wasmtime-HASH/libwasmtime.so} in the data folder,
 * where HASH are the first digits of its SHA-256. Another library has another path, so that a process
 * which has loaded one is never handed it again under the name of the other.
 */
final class InstalledCopy {
    private static final Pattern COPY = Pattern.compile("wasmtime-[0-9a-f]{16}");
    private static final int DIGITS = 16;

    private static final String UNFINISHED = "wasmtime-new-";

    /** Nobody writes a copy for so long: an older one was left behind by a process that was killed. */
    private static final Duration WRITING = Duration.ofHours(1);

    private final Path folder;
    private final String fileName;

    /**
     * @param data the folder for what must not be lost
     */
    InstalledCopy(Path data, Platform platform) {
        this.folder = data.resolve("lib");
        this.fileName = platform.fileName();
    }

    /** The library; the newest, should another process be in the middle of replacing it. */
    Optional<Path> find() {
        try {
            return list(InstalledCopy::isCopy).stream()
                    .map(copy -> copy.resolve(fileName))
                    .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A new file to write the library to, before it gets its name. */
    Path begin() throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        Instant writingSince = Instant.now().minus(WRITING);
        for (Path old : list(path -> path.getFileName().toString().startsWith(UNFINISHED))) {
            if (Files.getLastModifiedTime(old).toInstant().isBefore(writingSince)) {
                Files.deleteIfExists(old);
            }
        }
        return Files.createTempFile(folder, UNFINISHED, ".tmp", ownerOnly("rw-------"));
    }

    /** Gives the finished file its name, and then takes away what was installed before. */
    Path finish(Path unfinished, String sha256) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("r-x------"));
        }
        Path copy = folder.resolve("wasmtime-" + sha256.substring(0, DIGITS));
        try {
            Files.createDirectory(copy, ownerOnly("rwx------"));
        } catch (FileAlreadyExistsException e) { // by an earlier installation, or at this moment
            if (!Files.isDirectory(copy, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        Path file = copy.resolve(fileName);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        for (Path other : list(InstalledCopy::isCopy)) {
            if (!other.equals(copy)) {
                delete(other);
            }
        }
        return file;
    }

    /** Takes the copy away; says whether there was one. */
    boolean remove() throws IOException {
        List<Path> copies = list(InstalledCopy::isCopy);
        for (Path copy : copies) {
            delete(copy);
        }
        return !copies.isEmpty();
    }

    private List<Path> list(Predicate<Path> wanted) throws IOException {
        try (Stream<Path> listing = Files.list(folder)) {
            return listing.filter(wanted).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static boolean isCopy(Path path) {
        return COPY.matcher(path.getFileName().toString()).matches()
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void delete(Path copy) throws IOException {
        Files.deleteIfExists(copy.resolve(fileName));
        Files.deleteIfExists(copy);
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
