// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;

/**
 * Something a guest may have only so much of. What it gives back it may take again, but never more
 * than it was allowed, whoever made what it removed.
 */
final class Allowance {
    private final long most;
    private long taken;

    Allowance(long most) {
        this.most = most;
    }

    void take(long amount) throws FileException {
        if (amount > most - taken) {
            throw new FileException(FileProblem.QUOTA);
        }
        taken += amount;
    }

    void giveBack(long amount) {
        taken -= Math.min(taken, amount);
    }
}
