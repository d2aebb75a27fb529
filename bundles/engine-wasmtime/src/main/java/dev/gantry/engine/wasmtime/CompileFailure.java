// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.InvalidModuleException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the library says against a module, in the words of the SPI. Its messages may quote the guest. */
final class CompileFailure {
    /** Chains of causes are numbered, and some begin with the offset that others end with. */
    private static final Pattern REASON =
            Pattern.compile(
                    "(?:\\d+: )?(?:Invalid input WebAssembly code at offset (\\d+): )?(.*?)"
                            + "(?: \\(at offset 0x([0-9a-f]+)\\))?");

    /** How the library begins where bytes do not have the form of a module at all. */
    private static final List<String> MALFORMED =
            List.of(
                    "malformed",
                    "invalid leading byte",
                    "invalid value type",
                    "invalid external kind",
                    "invalid var",
                    "integer representation too long",
                    "integer too large",
                    "string size out of bounds",
                    "size out of bounds",
                    "section size mismatch",
                    "section out of order",
                    "duplicate section",
                    "unexpected content",
                    "unexpected data",
                    "function and code section",
                    "function section has non-zero count",
                    "data count",
                    "data segment count",
                    "data count section required",
                    "illegal opcode",
                    "unknown opcode",
                    "zero byte expected",
                    "trailing bytes",
                    "control frames remain",
                    "operators remaining",
                    "END opcode expected");

    private CompileFailure() {}

    static GantryException of(String message, String module) {
        String lastLine = message.substring(message.lastIndexOf('\n') + 1).strip();
        Matcher matcher = REASON.matcher(lastLine);
        String reason = matcher.matches() ? matcher.group(2) : message;
        if (reason.startsWith("threads ")) {
            return Refusal.unsupported(EngineFeature.THREADS, module);
        }
        if (reason.startsWith("legacy_exceptions ") || reason.startsWith("legacy exceptions ")) {
            return Refusal.unsupported(EngineFeature.LEGACY_EXCEPTIONS, module);
        }
        return new InvalidModuleException(
                code(reason),
                module,
                "cannot compile module '"
                        + module
                        + "': "
                        + GuestText.clean(reason)
                        + offset(matcher));
    }

    private static ErrorCode code(String reason) {
        if (reason.startsWith("unexpected end")) {
            return ErrorCode.TRUNCATED_MODULE;
        }
        return MALFORMED.stream().anyMatch(reason::startsWith)
                ? ErrorCode.MALFORMED_MODULE
                : ErrorCode.INVALID_MODULE;
    }

    private static String offset(Matcher matcher) {
        if (matcher.matches() && matcher.group(1) != null) {
            return " (byte " + matcher.group(1) + ")";
        }
        return matcher.matches() && matcher.group(3) != null
                ? " (byte " + Long.parseLong(matcher.group(3), 16) + ")"
                : "";
    }
}
