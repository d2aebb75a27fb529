// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.gantry.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.Test;

/** Every mistake gets its exit code and one clear message with a hint, and no Java stack trace. */
public class BadInputIT {
    @Test
    public void missingFile() {
        expect(ErrorCode.FILE_NOT_FOUND, 1, "nowhere.wasm", run("./nowhere.wasm"));
    }

    @Test
    public void directory() {
        expect(ErrorCode.NOT_A_FILE, 1, "directory", run(Distribution.workFolder() + "/"));
    }

    @Test
    public void unreadableDevice() {
        expect(ErrorCode.NOT_A_FILE, 1, "/dev/zero", run("/dev/zero"));
    }

    @Test
    public void fileThatCannotBeRead() {
        expect(ErrorCode.FILE_UNREADABLE, 1, "/proc/self/mem", run("/proc/self/mem"));
    }

    @Test
    public void unknownCommand() {
        expect(ErrorCode.UNKNOWN_COMMAND, 127, "run", GantryProcess.run("rum"));
    }

    @Test
    public void emptyFile() throws IOException {
        expect(ErrorCode.EMPTY_FILE, 1, "empty", run(file(new byte[0])));
    }

    @Test
    public void textFile() throws IOException {
        expect(
                ErrorCode.NOT_WEBASSEMBLY,
                1,
                "text",
                run(file("(module)".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    public void truncatedModule() throws IOException {
        byte[] whole = Files.readAllBytes(Distribution.guest("hello"));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        expect(ErrorCode.TRUNCATED_MODULE, 1, "more byte", run(file(half)));
    }

    @Test
    public void componentInsteadOfModule() {
        String component = Distribution.guest("component").toString();
        expect(ErrorCode.COMPONENT_UNSUPPORTED, 1, "component", run(component));
    }

    @Test
    public void unknownImportNamesModuleAndField() {
        GantryProcess.End end = guest("unknown-import");
        expect(ErrorCode.UNKNOWN_IMPORT, 1, "'acme:missing/thing' 'do-it'", end);
    }

    @Test
    public void wrongNumberOfArguments() {
        expect(ErrorCode.BAD_ARGUMENT, 2, "(i32, i32) -> i32", invoke("add", "1"));
    }

    @Test
    public void wrongTypeOfArgument() {
        expect(ErrorCode.BAD_ARGUMENT, 2, "argument 2", invoke("add", "1", "two"));
    }

    @Test
    public void unknownExportListsTheExports() {
        expect(ErrorCode.UNKNOWN_EXPORT, 1, "add", invoke("ad", "1", "2"));
    }

    @Test
    public void noEntryPointListsTheExports() {
        expect(ErrorCode.NO_ENTRY_POINT, 1, "(", guest("no-entry"));
    }

    @Test
    public void unknownEngineListsThosePresent() {
        String hello = Distribution.guest("hello").toString();
        GantryProcess.End end = GantryProcess.run("run", "--engine", "chicorry", hello);
        expect(ErrorCode.UNKNOWN_ENGINE, 1, "chicory", end);
    }

    @Test
    public void trapShowsTheWasmStackByName() {
        GantryProcess.End end = guest("trap", "unreachable");
        expect(ErrorCode.UNREACHABLE, 1, "inner", end);
        assertTrue(end.err(), end.err().contains("outer"));
    }

    @Test
    public void infiniteRecursionIsATrap() {
        GantryProcess.End end = guest("recurse");
        expect(ErrorCode.STACK_OVERFLOW, 1, "call stack exhausted", end);
        assertTrue(end.err(), end.err().lines().count() < 40);
    }

    @Test
    public void argumentThatIsNoUtf8() throws IOException {
        String script = "exec \"$0\" run \"$1\" \"$(printf 'caf\\351')\"";
        ProcessBuilder shell =
                GantryProcess.builder(Distribution.HOME, Distribution.workFolder())
                        .command(
                                "sh",
                                "-c",
                                script,
                                Distribution.HOME.resolve("bin/gantry").toString(),
                                Distribution.guest("hello").toString());
        try (GantryProcess running = GantryProcess.start(shell)) {
            expect(ErrorCode.USAGE, 2, "UTF-8", running.await());
        }
    }

    @Test
    public void outputThatIsNoUtf8PassesUnchanged() {
        GantryProcess.End end = guest("binary");
        assertEquals(0, end.code());
        assertTrue(new String(end.stdout(), StandardCharsets.UTF_8).contains("\ufffd"));
    }

    @Test
    public void outputThatIsNoUtf8IsBase64InJson() {
        String binary = Distribution.guest("binary").toString();
        GantryProcess.End end = GantryProcess.run("run", "--json", binary);
        assertTrue(end.out(), end.out().contains("\"stdoutBase64\""));
    }

    @Test
    public void unknownOptionNamesTheNearest() {
        expect(ErrorCode.USAGE, 2, "--engine", GantryProcess.run("run", "--engin", "x", "y.wasm"));
    }

    @Test
    public void deniedKindThatNobodyKnows() {
        String hello = Distribution.guest("hello").toString();
        expect(
                ErrorCode.UNKNOWN_GRANT,
                2,
                "stdin",
                GantryProcess.run("run", "--deny", "stdinn", hello));
    }

    private static void expect(ErrorCode code, int exit, String words, GantryProcess.End end) {
        assertTrue(end.err(), end.err().contains(code.id()));
        assertTrue(end.err(), end.err().contains(words));
        assertTrue(end.err(), end.err().contains("hint:"));
        assertFalse(end.err(), end.err().contains("\tat "));
        assertEquals(end.err(), exit, end.code());
        assertEquals("", end.out());
    }

    private static GantryProcess.End run(Object file) {
        return GantryProcess.run("run", file.toString());
    }

    private static GantryProcess.End guest(String name, String... arguments) {
        return GantryProcess.run(
                concat(new String[] {"run", Distribution.guest(name).toString()}, arguments));
    }

    private static GantryProcess.End invoke(String function, String... arguments) {
        String math = Distribution.guest("math").toString();
        return GantryProcess.run(
                concat(new String[] {"run", "--invoke", function, math}, arguments));
    }

    private static String[] concat(String[] first, String[] second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(Distribution.workFolder().resolve("empty-or-bad.wasm"), content);
    }
}
