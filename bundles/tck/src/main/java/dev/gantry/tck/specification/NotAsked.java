// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

/** A command that cannot be put to an engine. */
final class NotAsked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    enum Reason {
        /** The engine declares that it lacks something, and has refused the module by its name. */
        LACKING,
        /** A value of this type cannot cross between host and guest. */
        UNCROSSABLE,
        /** The instance is not there, or not what the script made of it: something before was not done. */
        LOST,
        /** It is about the text format. */
        TEXT_FORMAT,
        /** An older proposal says it, and WebAssembly 3.0 no more. */
        LIFTED
    }

    private final Reason reason;

    NotAsked(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
