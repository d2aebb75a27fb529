// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Collects what a command writes. */
public final class Screen {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** A caller without a terminal. */
    public Caller caller(Path directory) {
        return new Caller(
                Caller.Input.plain(InputStream.nullInputStream()),
                Caller.Output.plain(out),
                Caller.Output.plain(err),
                directory);
    }

    /** A caller without a terminal, in the working directory. */
    public Caller caller() {
        return caller(Path.of(""));
    }

    /** A caller who types this. */
    public Caller typing(String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new Caller(
                Caller.Input.plain(in),
                Caller.Output.plain(out),
                Caller.Output.plain(err),
                Path.of(""));
    }

    /** A person at a terminal. */
    public Caller person(boolean coloured) {
        return new Caller(
                Caller.Input.plain(InputStream.nullInputStream()),
                new Caller.Output(out, true, coloured),
                new Caller.Output(err, true, coloured),
                Path.of(""));
    }

    /** A person at a terminal, without colours, who types this. */
    public Caller answering(String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new Caller(
                new Caller.Input(in, true),
                new Caller.Output(out, true, false),
                new Caller.Output(err, true, false),
                Path.of(""));
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
