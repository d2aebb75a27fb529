// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts a copy of the library in its place. What was fetched is copied and hashed at once; only a copy of
 * an accepted hash gets its name. Whatever fails, nothing has changed.
 */
final class LibraryInstaller {
    private static final System.Logger LOG = System.getLogger(LibraryInstaller.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final InstalledCopy installed;
    private final LibraryCheck check;
    private final Platform platform;
    private final PipDownload pip;

    LibraryInstaller(InstalledCopy installed, LibraryCheck check, Platform platform, String path) {
        this.installed = installed;
        this.check = check;
        this.platform = platform;
        this.pip = new PipDownload(path, PATIENCE);
    }

    String commandLine() {
        return pip.commandLine();
    }

    /**
     * @throws GantryException LIBRARY_NOT_INSTALLED or INTERRUPTED
     */
    void install(Optional<String> source, Consumer<String> progress) {
        try {
            Path scratch = Files.createTempDirectory("gantry-library");
            try {
                Path fetched = source(source).fetch(scratch, progress);
                progress.accept("checks the library");
                put(fetched);
            } finally {
                delete(scratch);
            }
        } catch (LibraryRefusal e) {
            throw e.notInstalled();
        } catch (InterruptedException | ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
            throw new GantryException(
                    ErrorCode.INTERRUPTED,
                    WasmtimeEngine.ID,
                    "the library of the engine wasmtime was not installed: it was interrupted");
        } catch (IOException e) {
            throw failed(e).notInstalled();
        }
    }

    /**
     * @throws GantryException LIBRARY_NOT_INSTALLED
     */
    boolean remove() {
        try {
            return installed.remove();
        } catch (IOException e) {
            throw new GantryException(
                    ErrorCode.LIBRARY_NOT_INSTALLED,
                    WasmtimeEngine.ID,
                    "the installed library cannot be taken away: " + FailureReason.of(e),
                    "check the permissions of the folder",
                    null);
        }
    }

    private void put(Path fetched) throws IOException, LibraryRefusal {
        Path unfinished = installed.begin();
        try {
            String sha256;
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                sha256 = new LibraryPackage(fetched, platform).copyTo(out);
                channel.force(true);
            }
            check.checkAccepted(fetched.getFileName(), sha256);
            installed.finish(unfinished, sha256);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private LibrarySource source(Optional<String> source) throws LibraryRefusal {
        if (source.isEmpty()) {
            return pip;
        }
        try {
            if (WebDownload.isAddress(source.get())) {
                return new WebDownload(URI.create(source.get()), PATIENCE);
            }
            Path file = Path.of(source.get());
            return (scratch, progress) -> file;
        } catch (IllegalArgumentException e) {
            throw new LibraryRefusal(
                    GuestText.quote(source.get()) + " is no path and no address",
                    "name a file, or an https address");
        }
    }

    private static LibraryRefusal failed(IOException failure) {
        return new LibraryRefusal(
                FailureReason.of(failure),
                "check that there is room and that the folders may be written to");
    }

    /** What is left of it does no harm, and whatever was installed is installed. */
    private static void delete(Path scratch) {
        try {
            ScratchFolder.delete(scratch);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} was left behind: {1}", scratch, FailureReason.of(e));
        }
    }
}
