// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.capability.Settings;
import dev.gantry.capability.json.JsonLine;
import dev.gantry.policy.Audit;
import dev.gantry.policy.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Records what guests do. The first guest of a process makes its file. Where nothing can be written
 * guests run all the same, after one warning, unless it is configured that they may not.
 */
@Component(service = Audit.class)
public final class AuditTrails implements Audit {
    static final String FOLDER = "audit";

    private final Settings settings;
    private final InstantSource clock;
    private @Nullable Journal journal;
    private boolean warned;
    private boolean closed;
    private long runs;

    @Activate
    public AuditTrails(@Reference Settings settings) {
        this(settings, InstantSource.system());
    }

    AuditTrails(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized Trail begin(Subject subject) {
        boolean required = settings.auditRequired();
        Optional<IOException> failure = open();
        GuestTrail trail = new GuestTrail(this, ++runs, subject);
        if (failure.isEmpty()) {
            failure = write(trail.start());
        }
        if (failure.isPresent()) {
            fail(failure.get());
            if (required) {
                throw refusal(subject, failure.get());
            }
        }
        return trail;
    }

    /** Tries anew for each guest: a disk that was full can have room again. */
    private Optional<IOException> open() {
        Settings.AuditBounds bounds = settings.auditBounds();
        Journal present = journal;
        if (present != null) {
            present.bounds(bounds);
            return Optional.empty();
        }
        Optional<Path> folder = settings.stateFolder().map(state -> state.resolve(FOLDER));
        if (folder.isEmpty() || closed) {
            return Optional.of(new IOException("there is no folder for it"));
        }
        try {
            journal = Journal.open(folder.get(), bounds, clock);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** Writes a line, if anything can be written. */
    synchronized void append(JsonLine line) {
        write(line).ifPresent(this::fail);
    }

    private Optional<IOException> write(JsonLine line) {
        Journal present = journal;
        try {
            if (present != null) {
                present.append(line);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** Warns once; what comes after is lost until the next guest begins. */
    private void fail(IOException failure) {
        close(journal);
        journal = null;
        if (!warned && settings.stateFolder().isPresent()) {
            warned = true;
            logger().log(
                            System.Logger.Level.WARNING,
                            "the audit cannot be written, and guests run without: "
                                    + reason(failure));
        }
    }

    /** Looked up where it is needed only: that takes longer than all else that a short run records. */
    private static System.Logger logger() {
        return System.getLogger(AuditTrails.class.getName());
    }

    private static String reason(IOException failure) {
        String name = failure.getClass().getSimpleName();
        return GuestText.cleanMessage(name + " " + String.valueOf(failure.getMessage()));
    }

    private static GantryException refusal(Subject subject, IOException failure) {
        String shown = GuestText.clean(subject.name());
        return new GantryException(
                ErrorCode.AUDIT_FAILED,
                shown,
                shown + " may not run: the audit cannot be written: " + reason(failure));
    }

    @Deactivate
    synchronized void stop() {
        closed = true;
        close(journal);
        journal = null;
    }

    private static void close(@Nullable Journal journal) {
        try {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException e) {
            // A file without its last line is told of by the check; there is no other place to tell
            // it.
            logger().log(System.Logger.Level.DEBUG, "the audit was not closed", e);
        }
    }
}
