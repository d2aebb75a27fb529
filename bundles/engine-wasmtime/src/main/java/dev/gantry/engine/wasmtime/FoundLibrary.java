// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.nio.file.Path;

/** A file that is meant to be the library; nobody has looked into it yet. */
record FoundLibrary(Path file, Origin origin) {
    /** Who said so. */
    enum Origin {
        CONFIGURED("named by the configuration"),
        INSTALLED("installed by Gantry"),
        WELL_KNOWN("found in a well-known place");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
