// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

/** An engine did not do what a script expects. */
final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mismatch(String message) {
        super(message, null, false, false);
    }
}
