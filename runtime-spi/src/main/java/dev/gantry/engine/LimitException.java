// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;

/** A guest reached one of its limits. */
public final class LimitException extends GantryException {
    private static final long serialVersionUID = 1L;

    public LimitException(ErrorCode code, String subject, String message) {
        super(code, subject, message);
    }
}
