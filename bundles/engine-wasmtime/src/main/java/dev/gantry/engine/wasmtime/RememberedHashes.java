// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.Digest;
import dev.gantry.GuestText;
import dev.gantry.engine.CodeFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The hashes of files that did not change since they were read: hashing 30 MB takes a fresh Java 120 ms,
 * at each start. The file system tells whether a file was changed, and it lies where only its user
 * writes; so does what is remembered.
 */
final class RememberedHashes {
    /** A file that was changed just now can be changed again without its times telling. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger("dev.gantry.engine.wasmtime");

    private final Optional<CodeFolder> folder;

    /**
     * @param folder without one nothing is remembered
     */
    RememberedHashes(Optional<CodeFolder> folder) {
        this.folder = folder;
    }

    Optional<String> find(FileState state) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            return folder.get()
                    .read(name(state.file()), ByteBuffer::allocate)
                    .map(content -> StandardCharsets.UTF_8.decode(content).toString())
                    .filter(text -> text.startsWith(subject(state)))
                    .map(text -> text.substring(subject(state).length()));
        } catch (IOException e) {
            warn(e);
            return Optional.empty();
        }
    }

    void remember(FileState state, String sha256) {
        Instant settled = Instant.now().minus(SETTLED);
        if (folder.isEmpty() || state.changed().filter(settled::isAfter).isEmpty()) {
            return;
        }
        try {
            byte[] text = (subject(state) + sha256).getBytes(StandardCharsets.UTF_8);
            folder.get().write(name(state.file()), ByteBuffer.wrap(text));
        } catch (IOException e) {
            warn(e);
        }
    }

    private static String name(Path file) {
        return "library-" + Digest.of(file.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String subject(FileState state) {
        return state.file() + "\n" + state.facts() + "\n";
    }

    private static void warn(IOException failure) {
        LOG.log(
                Level.WARNING,
                "engine={0} reads its library to check it: {1}",
                WasmtimeEngine.ID,
                GuestText.cleanMessage(FailureReason.of(failure)));
    }
}
