// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import java.util.List;

/**
 * One edition of the interface: all in which editions differ.
 *
 * @param whences by their numbers
 * @param subscriptionBytes how long a subscription of a poll is
 * @param subscriptionClockOffset where in it the clock id, timeout, precision and flags start
 * @param linkCountBytes how long the number of links of a file is
 */
record Edition(
        List<Whence> whences,
        int subscriptionBytes,
        int subscriptionClockOffset,
        int linkCountBytes) {
    static final Edition PREVIEW1 =
            new Edition(List.of(Whence.SET, Whence.CURRENT, Whence.END), 48, 16, Long.BYTES);

    /**
     * The snapshot before it, known as preview 0: the numbers of whence are in another order, a clock
     * subscription starts with an identifier of its own, and a file's link count has four bytes.
     */
    static final Edition UNSTABLE =
            new Edition(List.of(Whence.CURRENT, Whence.END, Whence.SET), 56, 24, Integer.BYTES);

    Edition {
        whences = List.copyOf(whences);
    }

    /** How long what is known about a file is. */
    int filestatBytes() {
        return 48 + 2 * linkCountBytes;
    }

    Whence whence(int number) throws ErrnoException {
        if (number < 0 || number >= whences.size()) {
            throw new ErrnoException(Errno.INVAL);
        }
        return whences.get(number);
    }

    /** From where a seek counts. */
    enum Whence {
        SET,
        CURRENT,
        END
    }
}
