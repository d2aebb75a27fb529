// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.policy.AuditLog;
import dev.gantry.policy.AuditRecord;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.JsonObject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Copies records out of the audit, byte for byte, for other tools and other places. */
final class AuditExport {
    private final AuditFilter filter;
    private final Caller caller;

    AuditExport(AuditFilter filter, Caller caller) {
        this.filter = filter;
        this.caller = caller;
    }

    CommandResult export(AuditLog log, Arguments arguments) {
        List<AuditRecord> records = filter.select(log.read()).records();
        List<String> lines = lines(records, arguments.has("array"));
        return arguments
                .value("path")
                .map(path -> write(caller.directory().resolve(path), lines, records.size()))
                .orElseGet(() -> CommandResult.success(lines, AuditListing.json(records)));
    }

    private static List<String> lines(List<AuditRecord> records, boolean array) {
        List<String> texts = records.stream().map(AuditRecord::text).toList();
        if (!array) {
            return texts;
        }
        List<String> lines = new ArrayList<>(List.of("["));
        for (int i = 0; i < texts.size(); i++) {
            lines.add(texts.get(i) + (i + 1 < texts.size() ? "," : ""));
        }
        lines.add("]");
        return lines;
    }

    private static CommandResult write(Path file, List<String> lines, int records) {
        String shown = GuestText.cleanMessage(file.toString());
        try {
            Files.write(file, lines, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw failure(shown, shown + " is there already");
        } catch (IOException e) {
            throw failure(shown, shown + " cannot be written");
        }
        return CommandResult.success(
                List.of("exported  " + records + " records to " + shown),
                new JsonObject().text("path", file.toString()).number("records", records));
    }

    private static GantryException failure(String file, String message) {
        return new GantryException(
                ErrorCode.OUTPUT_FAILED, file, message, "name another file with --path", null);
    }
}
