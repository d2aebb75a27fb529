// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs scripts that stand for pip. */
class PipDownloadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Takes the last argument for the folder to write to. */
    private static final String LAST = "for folder in \"$@\"; do :; done\n";

    private Path programs;
    private Path scratch;

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        programs = Files.createDirectory(temporary.resolve("programs"));
        scratch = Files.createDirectory(temporary.resolve("scratch"));
    }

    @Test
    void returnsTheWheel() throws Exception {
        program("pip", LAST + "echo wheel >\"$folder/a.whl\"");
        assertEquals("wheel\n", Files.readString(fetch(PATIENCE)));
    }

    @Test
    void asksForTheOneVersionAndRunsNoCode() throws Exception {
        program("pip", LAST + "echo \"$@\" >\"$folder/a.whl\"");
        assertEquals(
                "download --no-deps --only-binary=:all: --no-input --disable-pip-version-check"
                        + " wasmtime==50.0.1 -d "
                        + scratch.resolve("wheels")
                        + "\n",
                Files.readString(fetch(PATIENCE)));
    }

    @Test
    void showsWhatItRuns() throws IOException {
        program("pip3", "");
        assertTrue(
                new PipDownload(programs.toString(), PATIENCE)
                        .commandLine()
                        .startsWith("pip3 download --no-deps --only-binary=:all: "));
    }

    @Test
    void asksPythonWhereThereIsNoPip() throws Exception {
        program("python3", LAST + "echo \"$1 $2 $3\" >\"$folder/a.whl\"");
        assertEquals("-m pip download\n", Files.readString(fetch(PATIENCE)));
    }

    @Test
    void saysWhereTheWheelIsToBeHadWithoutPip() {
        LibraryRefusal refusal = assertRefuses("there is no pip on PATH", PATIENCE);
        assertTrue(refusal.hint().contains("https://pypi.org/project/wasmtime/50.0.1/#files"));
        assertTrue(refusal.hint().contains("--from"), refusal.hint());
    }

    @Test
    void runsNoProgramOfAFolderThatDependsOnTheWorkingDirectory() throws IOException {
        program("pip", LAST + "echo wheel >\"$folder/a.whl\"");
        Path relative = Path.of("").toAbsolutePath().relativize(programs);
        PipDownload pip = new PipDownload(":" + relative, PATIENCE);
        assertThrows(LibraryRefusal.class, () -> pip.fetch(scratch, text -> {}));
    }

    @Test
    void repeatsTheLastWordsOfPip() throws IOException {
        program("pip", "echo first; printf 'no such version \\033[31m'; exit 1");
        LibraryRefusal refusal = assertRefuses("pip failed: no such version", PATIENCE);
        assertFalse(refusal.reason().contains("\033"), refusal.reason());
    }

    @Test
    void saysThatPipHasNoNetwork() throws IOException {
        program("pip", "echo 'WARNING: Failed to establish a new connection'; exit 1");
        assertRefuses("pip got no connection to its package index", PATIENCE);
    }

    @Test
    void isRefusedWithoutAWheel() throws IOException {
        program("pip", "exit 0");
        assertRefuses("pip downloaded 0 files", PATIENCE);
    }

    @Test
    void endsPipWhenItTakesTooLong() throws Exception {
        sleeper();
        assertRefuses("pip did not finish within 1 s", Duration.ofSeconds(1));
        assertSleeperIsGone();
    }

    @Test
    void endsPipWhenItWritesTooMuch() throws IOException {
        program("pip", LAST + "truncate -s 300M \"$folder/a.whl\"; exec sleep 60");
        assertRefuses("pip wrote more than 256 MiB", PATIENCE);
    }

    @Test
    void endsPipWhenItIsInterrupted() throws Exception {
        sleeper();
        assertInterrupted(() -> await(programs.resolve("number")));
        assertSleeperIsGone();
    }

    @Test
    void isInterruptedAlsoIfPipWasStoppedFirst() throws Exception {
        Path ended = programs.resolve("ended");
        program("pip", "echo >" + ended + "; exit 1");
        assertInterrupted(() -> await(ended));
    }

    /** Interrupts a download once something has happened. */
    private void assertInterrupted(Runnable happening) throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        Thread caller =
                new Thread(
                        () -> {
                            try {
                                fetch(PATIENCE);
                            } catch (Exception e) {
                                thrown.add(e);
                            }
                        });
        caller.start();
        happening.run();
        caller.interrupt();
        caller.join();
        assertEquals(InterruptedException.class, thrown.get(0).getClass());
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** A pip whose child does not end by itself and tells its number. */
    private void sleeper() throws IOException {
        Path number = programs.resolve("number");
        program(
                "pip",
                "sleep 60 & echo $! >"
                        + number
                        + ".new; mv "
                        + number
                        + ".new "
                        + number
                        + "; wait");
    }

    private static void await(Path file) {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    while (!Files.exists(file)) {
                        Thread.onSpinWait();
                    }
                });
    }

    private void assertSleeperIsGone() throws IOException {
        long number = Long.parseLong(Files.readString(programs.resolve("number")).strip());
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    while (ProcessHandle.of(number).filter(ProcessHandle::isAlive).isPresent()) {
                        Thread.onSpinWait();
                    }
                });
    }

    private Path fetch(Duration patience) throws Exception {
        return new PipDownload(programs.toString(), patience).fetch(scratch, text -> {});
    }

    private LibraryRefusal assertRefuses(String reason, Duration patience) {
        LibraryRefusal refusal = assertThrows(LibraryRefusal.class, () -> fetch(patience));
        assertTrue(refusal.reason().contains(reason), refusal.reason());
        return refusal;
    }
}
