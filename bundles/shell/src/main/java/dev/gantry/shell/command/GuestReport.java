// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GantryException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.Value;
import dev.gantry.policy.Grant;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.ExitCode;
import dev.gantry.shell.FailureText;
import dev.gantry.shell.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Tells how a guest ended. */
final class GuestReport {
    private GuestReport() {}

    static CommandResult of(GuestResult result) {
        Optional<GantryException> failure = result.failure();
        if (failure.isPresent()) {
            int exitCode = ExitCode.of(failure.get()).number();
            return note(CommandResult.failed(failure.get(), json(result, exitCode)), result);
        }
        boolean passes = result.exitCode() >= 0 && result.exitCode() <= ExitCode.GREATEST;
        int exitCode = passes ? (int) result.exitCode() : ExitCode.FAILURE.number();
        List<String> lines = result.results().stream().map(Value::toString).toList();
        CommandResult report =
                note(
                        CommandResult.success(lines, json(result, exitCode)).exiting(exitCode),
                        result);
        return passes ? report : report.noting(tooLarge(result));
    }

    private static String tooLarge(GuestResult result) {
        return "the guest exited with "
                + result.exitCode()
                + "; a process can exit with 0 to 255 only";
    }

    private static CommandResult note(CommandResult report, GuestResult result) {
        CommandResult noted = report;
        for (String note : result.notes()) {
            noted = noted.noting(note);
        }
        if (result.stdoutTruncated()) {
            noted = noted.noting(cut("output", result.stdout()));
        }
        if (result.stderrTruncated()) {
            noted = noted.noting(cut("error", result.stderr()));
        }
        Optional<String> refused = Refusals.told(result);
        if (refused.isPresent()) {
            noted = noted.noting(refused.get());
        }
        // A note of the policy says more, where there is one.
        boolean lost = noted.ending().exitCode() != 0 && result.notes().isEmpty();
        return result.missedFolders() && lost ? noted.noting(missed(result.folders())) : noted;
    }

    private static String missed(List<String> folders) {
        return folders.isEmpty()
                ? "this guest was given no directory; --dir HOST::GUEST gives one"
                : "this guest was given "
                        + String.join(", ", folders)
                        + " and looked for none of it; --dir HOST::GUEST gives another directory";
    }

    private static String cut(String stream, byte[] kept) {
        return "standard " + stream + " was cut after " + kept.length + " bytes; see --output";
    }

    /** Adds how much fuel was used, in a form that {@code --fuel} takes. */
    static CommandResult noteFuel(CommandResult report, GuestResult result) {
        return fuel(result)
                .map(
                        used ->
                                report.noting(
                                        (result.fuelExact()
                                                        ? "fuel used: "
                                                        : "fuel used, at least: ")
                                                + AmountText.fuel(used)))
                .orElse(report);
    }

    private static JsonObject json(GuestResult result, int exitCode) {
        JsonObject json =
                new JsonObject()
                        .text("outcome", result.outcome().label())
                        .number("exitCode", exitCode)
                        .maybe("code", result.failure().map(failure -> failure.code().id()))
                        .maybe("message", message(result, exitCode))
                        .maybe("hint", result.failure().map(GantryException::hint))
                        .text("engine", result.engine())
                        .text("engineReason", result.engineReason())
                        .text("digest", result.digest().toString())
                        .list(
                                "results",
                                result.results().stream().map(GuestReport::number).toList());
        bytes(json, "stdout", result.stdout());
        bytes(json, "stderr", result.stderr());
        return json.truth("stdoutTruncated", result.stdoutTruncated())
                .truth("stderrTruncated", result.stderrTruncated())
                .maybe("fuelUsed", fuel(result))
                .maybe("fuelExact", fuel(result).map(used -> result.fuelExact()))
                .number("peakMemoryBytes", result.peakMemoryBytes())
                .number("timeMillis", result.time().toMillis())
                .list(
                        "grantsUsed",
                        result.grantsUsed().stream().map(Grant::toString).sorted().toList())
                .number("refusals", result.refusals())
                .maybe("lastRefusal", Refusals.last(result))
                .list("frames", result.failure().map(FailureText::frames).orElse(List.of()))
                .list("notes", result.notes());
    }

    private static Optional<String> message(GuestResult result, int exitCode) {
        Optional<String> failure = result.failure().map(Throwable::getMessage);
        return failure.isEmpty() && exitCode != result.exitCode()
                ? Optional.of(tooLarge(result))
                : failure;
    }

    private static Optional<Long> fuel(GuestResult result) {
        return result.fuelUsed().isPresent()
                ? Optional.of(result.fuelUsed().getAsLong())
                : Optional.empty();
    }

    private static Object number(Value value) {
        return switch (value.type()) {
            case I32, I64 -> Long.valueOf(value.toString());
            case F32, F64 -> Double.valueOf(value.toString());
            case V128, FUNCREF, EXTERNREF, OTHER_REFERENCE -> value.toString();
        };
    }

    /** As text, or under another name as Base64 where the bytes are no UTF-8. */
    private static void bytes(JsonObject json, String name, byte[] bytes) {
        try {
            json.text(
                    name,
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            json.text(name + "Base64", Base64.getEncoder().encodeToString(bytes));
        }
    }
}
