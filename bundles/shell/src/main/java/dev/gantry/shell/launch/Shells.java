// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.launch;

import dev.gantry.shell.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The ways to run command lines that need more than our own commands. */
interface Shells {
    /** Reads command lines from a person, or from standard input where nobody sits; the exit code. */
    int interactive(Caller caller) throws IOException;

    /** Runs command lines up to the first that fails; its exit code. */
    int script(InputStream lines, Caller caller) throws IOException;

    /** Names of commands that other bundles offer. */
    List<String> otherCommands();

    /** Runs a command of another bundle; the exit code. */
    int other(String name, List<String> words, Caller caller);
}
