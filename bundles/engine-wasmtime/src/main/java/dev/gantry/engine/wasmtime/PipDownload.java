// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GuestText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Has pip download the wheel of Wasmtime. No code of the wheel is run. Time and space are bounded, and
 * an interrupt ends pip.
 */
final class PipDownload implements LibrarySource {
    static final String WHEEL_PAGE =
            "https://pypi.org/project/wasmtime/" + WasmtimeEngine.VERSION + "/#files";

    private static final String HINT =
            "download the wheel for this platform from "
                    + WHEEL_PAGE
                    + " and install it with --from FILE";

    private static final List<String> ARGUMENTS =
            List.of(
                    "download",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--no-input",
                    "--disable-pip-version-check",
                    "wasmtime==" + WasmtimeEngine.VERSION,
                    "-d");

    private static final long MOST_BYTES = 4 * LibraryPackage.MOST_BYTES;
    private static final long LOOK_MILLIS = 100;
    private static final long INTERRUPT_MILLIS = 300;
    private static final int TOLD_CHARACTERS = 300;

    private final String searchPath;
    private final Duration patience;

    /**
     * @param searchPath folders of programs, as in the environment variable PATH
     * @param patience how long pip may take
     */
    PipDownload(String searchPath, Duration patience) {
        this.searchPath = searchPath;
        this.patience = patience;
    }

    /** What would be run, as a command line to be shown. */
    String commandLine() {
        List<String> words = new ArrayList<>(pip().orElse(List.of("pip")));
        words.set(0, Path.of(words.get(0)).getFileName().toString());
        words.addAll(ARGUMENTS);
        words.add("FOLDER");
        return String.join(" ", words);
    }

    @Override
    public Path fetch(Path scratch, Consumer<String> progress)
            throws IOException, InterruptedException, LibraryRefusal {
        List<String> command =
                new ArrayList<>(
                        pip().orElseThrow(
                                        () -> new LibraryRefusal("there is no pip on PATH", HINT)));
        Path wheels = Files.createDirectory(scratch.resolve("wheels"));
        command.addAll(ARGUMENTS);
        command.add(wheels.toString());
        progress.accept("pip downloads wasmtime " + WasmtimeEngine.VERSION);
        Path output = scratch.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        // So that what it leaves behind when it is stopped lies where it is counted and removed.
        builder.environment().put("TMPDIR", scratch.toString());
        Process process = builder.start();
        try {
            process.getOutputStream().close(); // there is nobody to ask
            await(process, scratch);
        } finally {
            kill(process);
        }
        if (process.exitValue() != 0) {
            // Ctrl-C reaches pip and us in any order: let it be told from a failure.
            Thread.sleep(INTERRUPT_MILLIS);
            throw failed(output);
        }
        return onlyFile(wheels);
    }

    private void await(Process process, Path scratch)
            throws IOException, InterruptedException, LibraryRefusal {
        long end = System.nanoTime() + patience.toNanos();
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end) {
                throw new LibraryRefusal(
                        "pip did not finish within "
                                + patience.toSeconds()
                                + " s; is the network there?",
                        HINT);
            }
            if (ScratchFolder.size(scratch) > MOST_BYTES) {
                throw new LibraryRefusal(
                        "pip wrote more than " + (MOST_BYTES >> 20) + " MiB", HINT);
            }
        }
    }

    /** Afterwards nobody writes to the folder any more. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private static LibraryRefusal failed(Path output) throws IOException {
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
        String last = text.substring(text.lastIndexOf('\n') + 1);
        boolean offline = text.toLowerCase(Locale.ROOT).contains("connection");
        return new LibraryRefusal(
                (offline ? "pip got no connection to its package index: " : "pip failed: ")
                        + GuestText.clean(last, TOLD_CHARACTERS),
                HINT);
    }

    private static Path onlyFile(Path folder) throws IOException, LibraryRefusal {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.toList();
            if (found.size() != 1) {
                throw new LibraryRefusal(
                        "pip downloaded " + found.size() + " files instead of one wheel", HINT);
            }
            return found.get(0);
        }
    }

    /** The start of its command line. */
    private Optional<List<String>> pip() {
        return find("pip")
                .or(() -> find("pip3"))
                .map(pip -> List.of(pip))
                .or(() -> find("python3").map(python -> List.of(python, "-m", "pip")));
    }

    private Optional<String> find(String program) {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(file -> file.isAbsolute() && Files.isExecutable(file))
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .findFirst();
    }
}
