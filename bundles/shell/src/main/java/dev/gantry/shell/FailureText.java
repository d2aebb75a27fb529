// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.ErrorCode;
import dev.gantry.Fault;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import dev.gantry.guest.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a failure reads, for people and in JSON. The only place that knows. */
public final class FailureText {
    /** Who asked for these knows already. */
    private static final Set<ErrorCode> SILENT =
            Set.of(ErrorCode.OUTPUT_CLOSED, ErrorCode.INTERRUPTED);

    private FailureText() {}

    /**
     * The line that says what failed, then the guest's stack if it has one, then the hint. Where in the
     * module a frame is, only some engines know; so it is a matter of debugging.
     */
    static List<String> lines(String command, GantryException failure, boolean debug) {
        if (SILENT.contains(failure.code())) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(speaker(command) + message(failure) + " [" + failure.code().id() + "]");
        if (failure instanceof TrapException trap) {
            lines.addAll(frames(trap.frames(), debug));
        }
        if (!failure.hint().isEmpty()) {
            lines.add("  hint: " + GuestText.cleanMessage(failure.hint()));
        }
        return lines;
    }

    /** What stands in front of every line for standard error; no command: the shell itself speaks. */
    static String speaker(String command) {
        return command.isEmpty() ? "gantry: " : "gantry: " + command + ": ";
    }

    /** The Java side of a failure, for whoever mends Gantry itself. */
    static List<String> stack(Throwable failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            lines.add(GuestText.cleanMessage(e.toString()));
            Arrays.stream(e.getStackTrace()).map(frame -> "    at " + frame).forEach(lines::add);
        }
        return lines;
    }

    /** The members that every failure has in JSON. */
    public static JsonObject json(GantryException failure) {
        return new JsonObject()
                .text("outcome", outcome(failure).label())
                .number("exitCode", ExitCode.of(failure).number())
                .text("code", failure.code().id())
                .text("message", message(failure))
                .text("hint", GuestText.cleanMessage(failure.hint()));
    }

    private static Outcome outcome(GantryException failure) {
        if (failure.code().fault() == Fault.POLICY) {
            return Outcome.DENIED;
        }
        if (failure.code().fault() == Fault.LIMIT) {
            return Outcome.LIMIT;
        }
        return failure instanceof TrapException ? Outcome.TRAP : Outcome.ERROR;
    }

    private static String message(GantryException failure) {
        String message = failure.getMessage();
        return GuestText.cleanMessage(message == null ? "it failed" : message);
    }

    /** The stack of a guest that trapped, the innermost function first; none of another failure. */
    public static List<JsonObject> frames(GantryException failure) {
        return failure instanceof TrapException trap
                ? trap.frames().stream().map(FailureText::json).toList()
                : List.of();
    }

    private static JsonObject json(WasmFrame frame) {
        return new JsonObject()
                .text("function", GuestText.clean(frame.function()))
                .number("index", frame.index())
                .maybe("offset", offset(frame));
    }

    private static Optional<Long> offset(WasmFrame frame) {
        return frame.offset() == WasmFrame.UNKNOWN_OFFSET
                ? Optional.empty()
                : Optional.of(frame.offset());
    }

    private static List<String> frames(List<WasmFrame> frames, boolean debug) {
        List<String> lines = new ArrayList<>();
        for (WasmFrame frame : frames) {
            String name = frame.function().isEmpty() ? "?" : GuestText.clean(frame.function());
            String where =
                    offset(frame)
                            .filter(offset -> debug)
                            .map(offset -> " @0x" + Long.toHexString(offset))
                            .orElse("");
            lines.add("  at " + name + " (function " + frame.index() + ")" + where);
        }
        if (frames.size() == TrapException.MAX_FRAMES) {
            lines.add("  ... and more");
        }
        return lines;
    }
}
