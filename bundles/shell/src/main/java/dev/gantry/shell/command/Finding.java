// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

/**
 * One thing that was looked at.
 *
 * @param remedy what to do about it; empty where it is good
 */
record Finding(String subject, boolean good, String what, String remedy) {
    static Finding good(String subject, String what) {
        return new Finding(subject, true, what, "");
    }

    static Finding missing(String subject, String what, String remedy) {
        return new Finding(subject, false, what, remedy);
    }
}
