// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    private static final int LOOKS = 300;

    /** pip makes and removes folders all the time. */
    @Test
    void countsWhileFoldersComeAndGo(@TempDir Path folder) throws IOException {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> makeAndRemove(folder, over));
        for (int look = 0; look < LOOKS; look++) {
            assertTrue(ScratchFolder.size(folder) >= 0);
        }
        over.set(true);
        other.join();
    }

    @Test
    void deletesAllOfIt(@TempDir Path folder) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(inner.resolve("file"), "content");
        Path outer = folder.resolve("a");
        ScratchFolder.delete(outer);
        assertFalse(Files.exists(outer));
    }

    private static void makeAndRemove(Path folder, AtomicBoolean over) {
        try {
            for (int number = 0; !over.get(); number++) {
                Path made = Files.createDirectory(folder.resolve("unpack-" + number));
                Files.delete(Files.writeString(made.resolve("file"), "content"));
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
