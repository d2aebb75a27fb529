// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;

/** Bytes that are no module, or a module that breaks a rule of WebAssembly. */
public final class InvalidModuleException extends GantryException {
    private static final long serialVersionUID = 1L;

    public InvalidModuleException(ErrorCode code, String subject, String message) {
        super(code, subject, message);
    }

    /** Fails with a hint that knows more than the code's own. */
    public InvalidModuleException(ErrorCode code, String subject, String message, String hint) {
        super(code, subject, message, hint, null);
    }
}
