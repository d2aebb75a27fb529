// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The user's lock on disk, {@code permissions.json} in the state folder. It is read anew for every
 * guest, replaced as a whole and never in part, and by one process at a time. One that cannot be read is
 * an error and stays as it is: to go on without it would undo what somebody decided.
 */
@Component(service = GrantLock.class)
public final class GrantLock {
    private static final int MAX_BYTES = 16 << 20;
    private static final String FILE = "permissions.json";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(5);

    private final Optional<Path> folder;

    @Activate
    public GrantLock(@Reference Settings settings) {
        this(settings.stateFolder());
    }

    GrantLock(Optional<Path> stateFolder) {
        this.folder = stateFolder;
    }

    /**
     * What it holds at this moment; nothing if nobody ever decided anything.
     *
     * @throws GantryException BAD_PERMISSIONS
     */
    LockContent read() {
        return folder.map(state -> read(state.resolve(FILE))).orElse(LockContent.EMPTY);
    }

    private static LockContent read(Path file) {
        if (!Files.exists(file)) {
            return LockContent.EMPTY;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return parse(file, in.readNBytes(MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            return LockContent.EMPTY;
        } catch (IOException e) {
            throw failure(file, "cannot be read", e);
        }
    }

    private static LockContent parse(Path file, byte[] content) {
        if (content.length > MAX_BYTES) {
            throw failure(file, "is larger than 16 MiB", null);
        }
        return LockContent.parse(file.toString(), content);
    }

    /**
     * Changes what it holds.
     *
     * @throws GantryException BAD_PERMISSIONS; then nothing was changed
     */
    synchronized void change(UnaryOperator<LockContent> change) {
        Path state = folder.orElseThrow(GrantLock::homeless);
        try {
            Files.createDirectories(state, attributes(state, "rwx------"));
            try (FileChannel guard = guard(state);
                    FileLock held = lock(guard)) {
                LockContent before = read(state.resolve(FILE));
                LockContent after = change.apply(before);
                if (held.isValid() && !after.equals(before)) {
                    byte[] content = after.toJson();
                    parse(state.resolve(FILE), content); // Nothing that cannot be read is written.
                    replace(state, content);
                }
            }
        } catch (IOException e) {
            throw failure(state.resolve(FILE), "cannot be written", e);
        }
    }

    private static GantryException homeless() {
        return new GantryException(
                ErrorCode.BAD_PERMISSIONS,
                FILE,
                "this container has no folder to remember permissions in",
                "set the framework property gantry.state.dir",
                null);
    }

    /** Java waits for other processes by itself, but not for another container in this one. */
    private static FileLock lock(FileChannel guard) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return guard.lock();
            } catch (OverlappingFileLockException e) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("another container keeps it locked", e);
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    /** A file of its own: the one that is replaced cannot keep two writers apart. */
    private static FileChannel guard(Path state) throws IOException {
        return FileChannel.open(
                state.resolve(FILE + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                attributes(state, "rw-------"));
    }

    /** After a crash at any point there is the old content or the new one. */
    private static void replace(Path state, byte[] content) throws IOException {
        Path temporary = state.resolve(FILE + "." + UUID.randomUUID() + ".tmp");
        try (FileChannel out =
                FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        attributes(state, "rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
            Files.move(
                    temporary,
                    state.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** For its owner only, where the file system knows owners. */
    private static FileAttribute<?>[] attributes(Path place, String mode) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }

    private static GantryException failure(Path file, String why, @Nullable IOException cause) {
        String shown = GuestText.clean(file.toString());
        return new GantryException(
                ErrorCode.BAD_PERMISSIONS,
                shown,
                shown + " " + why,
                ErrorCode.BAD_PERMISSIONS.hint(),
                cause);
    }
}
