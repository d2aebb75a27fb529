// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import java.io.IOException;

/** Runs programs whose output nobody wants. */
final class Tool {
    private Tool() {}

    /** Gives the exit code. */
    static int run(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue();
    }
}
