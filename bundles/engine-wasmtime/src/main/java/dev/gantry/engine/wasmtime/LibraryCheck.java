// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides which files may be loaded: of a known content, where nobody else can change it. */
final class LibraryCheck {
    /**
     * What was found out about a file.
     *
     * @param state by which it is told later whether the file is still the same
     */
    record Checked(FileState state, String sha256) {
        Path file() {
            return state.file();
        }
    }

    private final LibrarySettings settings;
    private final Platform platform;
    private final RememberedHashes remembered;
    private @Nullable Checked last;

    LibraryCheck(LibrarySettings settings, Platform platform, RememberedHashes remembered) {
        this.settings = settings;
        this.platform = platform;
        this.remembered = remembered;
    }

    /** Looks at a file as it must be to be loaded. Reads it once as long as nobody changes it. */
    synchronized Checked check(Path file) throws LibraryRefusal {
        try {
            Path real = file.toRealPath();
            if (!Files.isRegularFile(real)) {
                throw new LibraryRefusal(file + " is no file", "name the file of the library");
            }
            TrustedPath.check(real);
            FileState state = FileState.of(real);
            if (last == null || !last.state().equals(state)) {
                last = new Checked(state, hash(state));
            }
            checkAccepted(file, last.sha256());
            return last;
        } catch (NoSuchFileException e) {
            throw new LibraryRefusal(
                    "there is no file " + file, "mend the path, or 'engines install wasmtime'");
        } catch (IOException e) {
            throw new LibraryRefusal(
                    file + " cannot be read: " + FailureReason.of(e), "check its permissions");
        }
    }

    /**
     * @throws LibraryRefusal if somebody wrote to the file since this was its state
     */
    static void checkUnchanged(FileState state) throws LibraryRefusal, IOException {
        if (!FileState.of(state.file()).equals(state)) {
            throw new LibraryRefusal(
                    state.file() + " was changed while it was looked at",
                    "try again when nothing writes to it");
        }
    }

    /**
     * @param subject what is refused, for the message
     */
    void checkAccepted(Object subject, String sha256) throws LibraryRefusal {
        Optional<KnownLibrary> known = KnownLibrary.of(platform);
        if (known.filter(library -> library.sha256().equals(sha256)).isPresent()
                || settings.accepted().contains(sha256)) {
            return;
        }
        String not =
                known.isPresent()
                        ? "is not the library of Wasmtime " + WasmtimeEngine.VERSION
                        : "cannot be told: Gantry knows no library for " + platform.name();
        throw new LibraryRefusal(
                subject + " " + not + " (its SHA-256 is " + sha256 + ")",
                (known.isPresent() ? "'engines install wasmtime' gets the known one; or, " : "")
                        + "if you trust this one and it is version "
                        + WasmtimeEngine.VERSION
                        + ": accept = "
                        + sha256
                        + " in "
                        + LibrarySettings.PID
                        + ".cfg",
                sha256);
    }

    private String hash(FileState state) throws IOException, LibraryRefusal {
        Optional<String> known = remembered.find(state);
        if (known.isPresent()) {
            return known.get();
        }
        try (InputStream in = Files.newInputStream(state.file())) {
            String sha256 = LibraryHash.copy(in, OutputStream.nullOutputStream());
            checkUnchanged(state);
            remembered.remember(state, sha256);
            return sha256;
        }
    }
}
