// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;

/** A module's imports and what it was given do not fit together. */
public final class LinkException extends GantryException {
    private static final long serialVersionUID = 1L;

    public LinkException(ErrorCode code, String subject, String message) {
        super(code, subject, message);
    }
}
