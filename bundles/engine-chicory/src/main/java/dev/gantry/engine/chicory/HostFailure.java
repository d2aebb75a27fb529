// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

/**
 * Carries what a host function threw through the frames of a guest. Neither Chicory nor its compiled
 * code catches this type; what it carries might be one that they do, such as a stack overflow.
 */
final class HostFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Throwable thrown;

    HostFailure(Throwable thrown) {
        super("", thrown, false, false);
        this.thrown = thrown;
    }

    Throwable thrown() {
        return thrown;
    }
}
