// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tells nothing that could be otherwise the next time: no times, numbers in the order in which the
 * guest sees files first, and of folders no size or links, which each file system counts its own way.
 */
final class RepeatableView implements FileView {
    /** The start of the year 2000, when the clock of such a guest starts too. */
    static final long TIME_NANOS =
            TimeUnit.SECONDS.toNanos(Instant.parse("2000-01-01T00:00:00Z").getEpochSecond());

    private final Map<FileKey, Long> seen = new HashMap<>();

    @Override
    public FileStatus shown(Tree tree, FileStatus status) {
        boolean folder = status.type() == FileType.FOLDER;
        return new FileStatus(
                status.type(),
                tree.number(),
                identity(FileKey.of(status)),
                folder ? 1 : status.links(),
                folder ? 0 : status.size(),
                TIME_NANOS,
                TIME_NANOS,
                TIME_NANOS);
    }

    @Override
    public long identity(FileKey key) {
        return seen.computeIfAbsent(key, any -> seen.size() + 1L);
    }

    @Override
    public boolean sorted() {
        return true;
    }
}
