// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/** The answers of a function, by the names and numbers of the specification. */
enum Errno {
    SUCCESS(0),
    /** Nothing to read at the moment. */
    AGAIN(6),
    /** No such descriptor. */
    BADF(8),
    /** An argument means nothing. */
    INVAL(28),
    /** The host failed to read or write. */
    IO(29),
    /** The function is not there. */
    NOSYS(52),
    /** A stream has no position. */
    SPIPE(70),
    /** The grant, or the right of the descriptor, is missing. */
    NOTCAPABLE(76);

    private final int code;

    Errno(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
