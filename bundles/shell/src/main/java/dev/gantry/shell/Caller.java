// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Who calls a command: its streams, and the folder that relative names start from.
 *
 * @param in standard input of guests
 */
public record Caller(Input in, Output out, Output err, Path directory) {
    /**
     * Where input comes from.
     *
     * @param terminal whether a person types it
     */
    public record Input(InputStream stream, boolean terminal) {
        /** A file, a pipe, anything that is no terminal. */
        public static Input plain(InputStream stream) {
            return new Input(stream, false);
        }
    }

    /**
     * A stream and what is at its end.
     *
     * @param terminal whether a person reads it
     * @param coloured whether that person wants colours
     */
    public record Output(OutputStream stream, boolean terminal, boolean coloured) {
        /** A terminal, coloured unless the person forbids it by NO_COLOR. */
        public static Output terminal(OutputStream stream) {
            String noColour = System.getenv("NO_COLOR");
            return new Output(stream, true, noColour == null || noColour.isEmpty());
        }

        /** A file, a pipe, anything that is no terminal. */
        public static Output plain(OutputStream stream) {
            return new Output(stream, false, false);
        }
    }
}
