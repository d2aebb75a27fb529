// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GuestText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Why a file or a connection failed, in words: many exceptions hold no more than a path. */
final class FailureReason {
    private FailureReason() {}

    static String of(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (failure instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason() + " (" + known.getFile() + ")";
        }
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return GuestText.cleanMessage(Objects.requireNonNullElse(message, name));
    }
}
