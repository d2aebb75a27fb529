// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Moves the folder {@code folder} away, puts a link in its place, and undoes both, until it is ended. */
final class Swapper {
    private final Path folder;
    private final Path away;
    private final Path target;
    private final Thread thread = new Thread(this::work, "swapper");
    private volatile boolean ended;
    private volatile @Nullable IOException failure;

    /** How often there was a link so far. */
    volatile int swaps;

    Swapper(Path place, Path target) {
        this.folder = place.resolve("folder");
        this.away = place.resolve("away");
        this.target = target;
    }

    void start() {
        thread.start();
    }

    /** Leaves the folder where it was. */
    void end() throws InterruptedException {
        ended = true;
        thread.join();
    }

    void check() throws IOException {
        IOException problem = failure;
        if (problem != null) {
            throw problem;
        }
    }

    private void work() {
        int count = 0;
        try {
            while (!ended) {
                Files.move(folder, away);
                Files.createSymbolicLink(folder, target);
                swaps = ++count;
                Files.delete(folder);
                Files.move(away, folder);
            }
        } catch (IOException problem) {
            failure = problem;
        }
    }
}
