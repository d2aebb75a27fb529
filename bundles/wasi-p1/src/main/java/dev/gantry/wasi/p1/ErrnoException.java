// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import org.jspecify.annotations.Nullable;

/** Ends a function with an answer other than success. Never leaves this package. */
final class ErrnoException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    ErrnoException(Errno errno) {
        // An ordinary answer: no stack trace is ever looked at.
        super(errno.name(), (@Nullable Throwable) null, false, false);
        this.errno = errno;
    }

    Errno errno() {
        return errno;
    }
}
