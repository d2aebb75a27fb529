// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A virtual machine of its own, for what might end one. */
final class JavaProcess {
    private final List<String> command = new ArrayList<>();
    private boolean libraryPath = true;

    JavaProcess(String... options) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:ErrorFile=target/hs_err_%p.log");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", File.pathSeparator)));
    }

    /** Leaves the finding of the native library to somebody else. */
    JavaProcess withoutLibraryPath() {
        libraryPath = false;
        return this;
    }

    /** Runs the main class and gives what it says last, or how it ended. */
    String lastWords(Class<?> main, String... arguments) throws IOException, InterruptedException {
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        if (!libraryPath) {
            environment.keySet().removeIf(name -> name.endsWith("LD_LIBRARY_PATH"));
        }
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String last = said.lines().reduce("", (first, second) -> second);
        return code == 0 ? last : "exit " + code + ": " + said;
    }
}
