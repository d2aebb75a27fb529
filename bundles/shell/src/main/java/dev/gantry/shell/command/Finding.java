// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

/**
 * One thing that was looked at.
 *
 * @param remedy what to do about it; empty where it is ok
 */
record Finding(String subject, State state, String what, String remedy) {
    enum State {
        GOOD("ok"),
        /** Something more could be had. */
        SPARE("off"),
        MISSING("MISSING"),
        BROKEN("BROKEN");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Finding good(String subject, String what) {
        return new Finding(subject, State.GOOD, what, "");
    }

    /** Not there, and not needed. */
    static Finding spare(String subject, String what, String remedy) {
        return new Finding(subject, State.SPARE, what, remedy);
    }

    static Finding missing(String subject, String what, String remedy) {
        return new Finding(subject, State.MISSING, what, remedy);
    }

    /** There, but not as it should be. */
    static Finding broken(String subject, String what, String remedy) {
        return new Finding(subject, State.BROKEN, what, remedy);
    }

    boolean good() {
        return state == State.GOOD || state == State.SPARE;
    }
}
