// SPDX-License-Identifier: Apache-2.0
package dev.gantry.hostinterface;

import org.jspecify.annotations.Nullable;

/**
 * A guest ends itself. Thrown by a host function, never wrapped by anyone, and no error: that is why
 * it is no {@link dev.gantry.GantryException}.
 */
public final class GuestExitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public GuestExitException(int exitCode) {
        super(
                "guest exits with " + Integer.toUnsignedString(exitCode),
                (@Nullable Throwable) null,
                false,
                false);
        this.exitCode = exitCode;
    }

    /** As the guest gave it: unsigned. */
    public int exitCode() {
        return exitCode;
    }
}
