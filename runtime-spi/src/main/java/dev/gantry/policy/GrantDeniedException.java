// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;

/** A policy refused something that a guest cannot do without. */
public final class GrantDeniedException extends GantryException {
    private static final long serialVersionUID = 1L;

    public GrantDeniedException(ErrorCode code, String subject, String message, String hint) {
        super(code, subject, message, hint, null);
    }
}
