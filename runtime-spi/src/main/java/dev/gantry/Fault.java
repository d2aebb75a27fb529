// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

/** Whose fault a failure is, so that a caller knows who can mend it. */
public enum Fault {
    /** The person or program that asked made a mistake in the request. */
    USER,
    /** The guest's bytes or behaviour are wrong. */
    GUEST,
    /** A policy said no. */
    POLICY,
    /** A system elsewhere failed or answered badly. */
    REMOTE,
    /** A limit that was set for the guest has been reached. */
    LIMIT,
    /** Gantry itself is wrong, or was taken apart while it ran. */
    INTERNAL
}
