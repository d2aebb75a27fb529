// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.capability.Settings.AuditBounds;
import dev.gantry.capability.json.JsonLine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What this process writes: one file after the other, each continuing the chain of the one before. May be
 * used from any thread.
 */
final class Journal implements Closeable {
    private final Path folder;
    private final InstantSource clock;
    private AuditBounds bounds;
    private ChainedFile current;

    private Journal(Path folder, AuditBounds bounds, InstantSource clock, ChainedFile first) {
        this.folder = folder;
        this.bounds = bounds;
        this.clock = clock;
        this.current = first;
    }

    static Journal open(Path folder, AuditBounds bounds, InstantSource clock) throws IOException {
        Files.createDirectories(folder, ChainedFile.attributes(folder, "rwx------"));
        FileName name =
                FileName.first(
                        AuditTime.compact(clock.instant()),
                        processId(),
                        // Unique is enough: a name keeps no secret, and is never taken over.
                        ThreadLocalRandom.current().nextLong());
        ChainedFile first = ChainedFile.create(folder, name, Chain.BEGIN, clock);
        Journal journal = new Journal(folder, bounds, clock, first);
        journal.removeOldest();
        return journal;
    }

    /** As Linux tells it, where it does: a process handle is dear to load for a short run. */
    private static long processId() {
        try {
            return Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString());
        } catch (IOException | NumberFormatException e) {
            return ProcessHandle.current().pid();
        }
    }

    synchronized void bounds(AuditBounds changed) {
        bounds = changed;
    }

    synchronized void append(JsonLine members) throws IOException {
        if (current.bytes() >= bounds.fileBytes()) {
            rotate();
        }
        current.append(members);
    }

    private void rotate() throws IOException {
        FileName next = current.name().next();
        current.append(new JsonLine().text("event", "continued").text("object", next.toString()));
        String chain = current.chain();
        current.close();
        current = ChainedFile.create(folder, next, chain, clock);
        removeOldest();
    }

    private void removeOldest() throws IOException {
        for (FileName removed : new OldFiles(folder).remove(bounds)) {
            current.append(
                    new JsonLine()
                            .text("event", "removed")
                            .text("object", removed.toString())
                            .text("reason", "the audit was larger than it may be"));
        }
    }

    /** The last line says that it is the last, so that a missing end is noticed. */
    @Override
    public synchronized void close() throws IOException {
        try (ChainedFile last = current) {
            last.append(new JsonLine().text("event", "close"));
        }
    }
}
