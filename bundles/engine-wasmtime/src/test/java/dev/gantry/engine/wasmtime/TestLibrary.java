// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.tck.Interop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The real library, for tests. It is the file that the environment variable {@code
 * GANTRY_WASMTIME_LIBRARY} names, else a copy under {@code ~/.cache/gantry-test-library} that is made
 * at the first need from the wheel that pip downloads. Where there is no pip, the tests that ask for it
 * are skipped, or fail with {@code -Dgantry.interop=required}.
 */
final class TestLibrary {
    private static final String VARIABLE = "GANTRY_WASMTIME_LIBRARY";
    private static final String ORIGIN =
            "https://pip.pypa.io, or the path of libwasmtime 50.0.1 in " + VARIABLE;

    private TestLibrary() {}

    /** Where it is; without it the test ends here. */
    static Path file() {
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Path.of(named);
        }
        try {
            Path copy = folder().resolve("libwasmtime.so");
            if (!Files.exists(copy)) {
                fetch(copy);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The wheel that it comes in; without it the test ends here. */
    static Path wheel() {
        try {
            Path folder = folder();
            Optional<Path> wheel = wheelIn(folder);
            if (wheel.isEmpty()) {
                download(folder);
                wheel = wheelIn(folder);
            }
            return wheel.orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loaded without any check. */
    static OpenLibrary open() {
        return new OpenLibrary(
                SymbolLookup.libraryLookup(file(), Arena.global()),
                KnownLibrary.LINUX_X86_64.sha256());
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(
                Path.of(System.getProperty("user.home"), ".cache", "gantry-test-library"));
    }

    private static void fetch(Path copy) throws IOException {
        try (ZipFile wheel = new ZipFile(wheel().toFile())) {
            ZipEntry entry =
                    wheel.stream()
                            .filter(found -> found.getName().endsWith("/_libwasmtime.so"))
                            .findFirst()
                            .orElseThrow();
            Path unfinished = Files.createTempFile(copy.getParent(), "copy", ".tmp");
            Files.copy(
                    wheel.getInputStream(entry), unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void download(Path folder) throws IOException {
        String pip = Interop.require("pip", ORIGIN).toString();
        Process process =
                new ProcessBuilder(
                                pip,
                                "download",
                                "--quiet",
                                "--no-deps",
                                "--only-binary=:all:",
                                "wasmtime==" + WasmtimeEngine.VERSION,
                                "-d",
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (process.waitFor() != 0) {
                Interop.missing("the wheel of wasmtime, which pip could not download", ORIGIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Path> wheelIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst();
        }
    }
}
