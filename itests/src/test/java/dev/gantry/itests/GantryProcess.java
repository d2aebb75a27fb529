// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bin/gantry} as a process, with a home of its own and whatever a test gives it. */
final class GantryProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Collector out;
    private final Collector err;

    private GantryProcess(Process process) {
        this.process = process;
        this.out = new Collector(process.getInputStream());
        this.err = new Collector(process.getErrorStream());
    }

    /** How a process ended. */
    static final class End {
        private final int code;
        private final byte[] stdout;
        private final String err;

        private End(int code, byte[] stdout, String err) {
            this.code = code;
            this.stdout = stdout;
            this.err = err;
        }

        int code() {
            return code;
        }

        byte[] stdout() {
            return stdout;
        }

        String out() {
            return new String(stdout, StandardCharsets.UTF_8);
        }

        String err() {
            return err;
        }
    }

    /** Runs a command to its end with nothing on standard input. */
    static End run(String... words) {
        return run(new byte[0], words);
    }

    static End run(byte[] stdin, String... words) {
        try (GantryProcess running =
                start(builder(Distribution.HOME, Distribution.workFolder(), words))) {
            running.type(stdin);
            running.closeInput();
            return running.await();
        }
    }

    /** Runs a command to its end with nothing on standard input, and with this home. */
    static End in(Path home, String... words) {
        try (GantryProcess running = start(builder(Distribution.HOME, home, words))) {
            running.closeInput();
            return running.await();
        }
    }

    /** The process before it is started, for tests that change its surroundings. */
    static ProcessBuilder builder(Path distribution, Path home, String... words) {
        List<String> command = new ArrayList<>();
        command.add(distribution.resolve("bin/gantry").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GANTRY_HOME", home.toString());
        builder.environment().put("GANTRY_JAVA", System.getProperty("gantry.java"));
        // Archives are made by a process in the background, which would outlive the test.
        builder.environment().put("GANTRY_START_ARCHIVE", "off");
        return builder;
    }

    static GantryProcess start(ProcessBuilder builder) {
        try {
            return new GantryProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void type(String text) {
        type(text.getBytes(StandardCharsets.UTF_8));
    }

    void type(byte[] bytes) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(bytes);
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process has written this to standard output or standard error. */
    void awaitText(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!out.text().contains(text) && !err.text().contains(text)) {
            if (System.nanoTime() > end || (!process.isAlive() && out.isDone() && err.isDone())) {
                throw new AssertionError(
                        "never came: " + text + "\n" + out.text() + "\n" + err.text());
            }
            pause();
        }
    }

    /** What standard output has brought since this was last asked. */
    String takeText() {
        return out.take();
    }

    /** Sends a signal by its name. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    End await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + out.text() + "\n" + err.text());
            }
            out.join();
            err.join();
            return new End(process.exitValue(), out.bytes(), err.text());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Keeps what a stream brings. */
    private static final class Collector extends Thread {
        private final InputStream source;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Collector(InputStream source) {
            this.source = source;
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            byte[] buffer = new byte[8192];
            try {
                for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                    synchronized (bytes) {
                        bytes.write(buffer, 0, n);
                    }
                }
            } catch (IOException e) {
                // the process ended in the middle of a read
                return;
            }
        }

        byte[] bytes() {
            synchronized (bytes) {
                return bytes.toByteArray();
            }
        }

        String take() {
            synchronized (bytes) {
                String text = text();
                bytes.reset();
                return text;
            }
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        boolean isDone() {
            return !isAlive();
        }
    }
}
