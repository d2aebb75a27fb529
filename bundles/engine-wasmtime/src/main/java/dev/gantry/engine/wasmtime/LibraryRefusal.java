// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.util.Optional;

/** Why a library is not loaded or not installed. Becomes a status or an exception with a code. */
final class LibraryRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String hint;
    private final String sha256;

    LibraryRefusal(String reason, String hint) {
        this(reason, hint, "");
    }

    /**
     * @param sha256 of the file that is refused; empty if it was not read
     */
    LibraryRefusal(String reason, String hint, String sha256) {
        super(reason);
        this.reason = reason;
        this.hint = hint;
        this.sha256 = sha256;
    }

    String reason() {
        return reason;
    }

    String hint() {
        return hint;
    }

    Optional<String> sha256() {
        return Optional.of(sha256).filter(hash -> !hash.isEmpty());
    }

    GantryException unusable() {
        return new GantryException(
                ErrorCode.ENGINE_UNUSABLE,
                WasmtimeEngine.ID,
                "the engine " + WasmtimeEngine.ID + " cannot be used: " + reason,
                hint,
                null);
    }

    GantryException notInstalled() {
        return new GantryException(
                ErrorCode.LIBRARY_NOT_INSTALLED,
                WasmtimeEngine.ID,
                "the library of the engine " + WasmtimeEngine.ID + " was not installed: " + reason,
                hint,
                null);
    }
}
