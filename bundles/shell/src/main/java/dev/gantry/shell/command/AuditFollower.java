// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.policy.AuditLog;
import dev.gantry.policy.AuditRecord;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Prints records as they are written, by whatever process, until it is interrupted. */
final class AuditFollower {
    private static final long PAUSE_MILLIS = 250;

    private final AuditLog log;
    private final AuditFilter filter;
    private final Caller caller;

    AuditFollower(AuditLog log, AuditFilter filter, Caller caller) {
        this.log = log;
        this.filter = filter;
        this.caller = caller;
    }

    CommandResult follow(Arguments arguments) {
        if (arguments.has("json")) {
            throw AuditCommand.mistake(
                    "--json prints one object, and follow has no end", "use: audit export");
        }
        AuditLog.Reader reader = log.read();
        while (reader.next() != null) {
            // What is there already was not asked for.
        }
        try {
            while (true) {
                print(reader);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GantryException(ErrorCode.INTERRUPTED, "audit", "following was interrupted");
        } catch (IOException e) {
            throw new GantryException(
                    ErrorCode.OUTPUT_CLOSED, "audit", "the reader of the output went away");
        }
    }

    private void print(AuditLog.Reader reader) throws IOException {
        @Nullable AuditRecord each = reader.next();
        while (each != null) {
            if (filter.accepts(each)) {
                String line = AuditListing.line(each) + "\n";
                caller.out().stream().write(line.getBytes(StandardCharsets.UTF_8));
                caller.out().stream().flush();
            }
            each = reader.next();
        }
    }
}
