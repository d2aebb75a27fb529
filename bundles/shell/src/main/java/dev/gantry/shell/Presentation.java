// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.util.List;

/** How a result is to be shown. */
record Presentation(boolean json, boolean quiet, boolean debug) {
    static Presentation of(Arguments arguments) {
        return new Presentation(
                arguments.has("json"), arguments.has("quiet"), arguments.has("debug"));
    }

    /** The best guess from words that cannot be parsed. */
    static Presentation of(List<String> words) {
        return new Presentation(
                words.contains("--json"), words.contains("--quiet"), words.contains("--debug"));
    }

    Presentation debugging() {
        return new Presentation(json, quiet, true);
    }
}
