// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

/** Which guests an engine may be trusted with. */
public enum Trust {
    /** The engine is kept up to date and is meant to contain hostile code. */
    ANY_GUEST,
    /** The engine has known weaknesses: only for guests that one would run unconfined too. */
    TRUSTED_GUESTS_ONLY
}
