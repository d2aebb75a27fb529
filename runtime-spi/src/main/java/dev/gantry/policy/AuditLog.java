// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Reads what the {@link Audit} wrote: an OSGi service. May be called from any thread. */
@ProviderType
public interface AuditLog {
    /** Where the files are. */
    Path folder();

    /** Goes through all records, the oldest file first. */
    Reader read();

    /** Checks all files, the oldest first. */
    List<Verdict> verify();

    /** Goes through records. Used by one thread. */
    @ProviderType
    interface Reader {
        /**
         * The next record; null where there is none yet. May be asked again: what was written since is
         * found. A line that is no record is left out; {@link AuditLog#verify} tells of it.
         *
         * @throws dev.gantry.GantryException AUDIT_FAILED if the files cannot be read
         */
        @Nullable AuditRecord next();
    }

    /**
     * What is to be said of one file.
     *
     * @param line the first that is wrong, from 1; 0 if none is
     * @param reason in a few words; empty for {@link State#WHOLE}
     */
    record Verdict(Path file, long records, State state, long line, String reason) {}

    /** Whether a file is as it was written. */
    enum State {
        /** Every line follows from the one before, and the last one says that it is the last. */
        WHOLE,
        /**
         * Every line follows from the one before, but the end is missing: it is still being written, or
         * its process was killed. What was cut off at the end cannot be told from that.
         */
        OPEN,
        WRONG
    }
}
