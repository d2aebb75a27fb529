// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.outline.BinaryKind;
import java.util.Optional;

/** Says what a file is that is no core module. */
public final class Preamble {
    private Preamble() {}

    /** Passes if the file starts like a core module. */
    public static void check(String subject, byte[] file) {
        if (file.length == 0) {
            throw new InvalidModuleException(
                    ErrorCode.EMPTY_FILE, subject, subject + ": the file is empty");
        }
        switch (BinaryKind.of(file)) {
            case CORE_MODULE -> {}
            case COMPONENT, WIT_PACKAGE ->
                    throw new InvalidModuleException(
                            ErrorCode.COMPONENT_UNSUPPORTED,
                            subject,
                            subject + ": a WebAssembly component, not a core module");
            case UNKNOWN_VERSION ->
                    throw new InvalidModuleException(
                            ErrorCode.MALFORMED_MODULE,
                            subject,
                            subject + ": WebAssembly of an unknown version; only 1 is known");
            case NOT_WEBASSEMBLY -> {
                checkLength(subject, file);
                throw notWebAssembly(subject, file);
            }
        }
    }

    /** A file that starts right, and yet is none, is too short. */
    private static void checkLength(String subject, byte[] file) {
        if (BinaryKind.startsLikeWebAssembly(file)) {
            BinaryReader reader = new BinaryReader(subject, file);
            reader.enter("the preamble");
            reader.skip(BinaryKind.PREAMBLE_BYTES);
        }
    }

    private static InvalidModuleException notWebAssembly(String subject, byte[] file) {
        String message = subject + ": not a WebAssembly file";
        Optional<Lookalike> lookalike = Lookalike.of(file);
        return lookalike.isPresent()
                ? new InvalidModuleException(
                        ErrorCode.NOT_WEBASSEMBLY,
                        subject,
                        message + "; it looks like " + lookalike.get().description(),
                        lookalike.get().advice())
                : new InvalidModuleException(ErrorCode.NOT_WEBASSEMBLY, subject, message);
    }
}
