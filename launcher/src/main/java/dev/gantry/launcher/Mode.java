// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import java.util.Locale;

/** What a container is started for. */
enum Mode {
    /** One command, then the end: nothing that only the console needs. */
    COMMAND,
    /** The console, or a script of commands: line editing, pipes, and a watched deploy folder. */
    CONSOLE,
    /** Services for the Java program around it. */
    EMBEDDED;

    /** As the framework property {@code gantry.mode} tells bundles. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
