// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

/** Somebody asked to leave the shell. Gogo carries it through loops and closures to the shell. */
final class ShellExit extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    ShellExit(int exitCode) {
        super("exit " + exitCode);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
