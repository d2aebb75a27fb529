// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A virtual machine of its own, for what would end the one that runs the tests. */
final class ChildProcess {
    private static final String SURVIVED = "survived";

    private ChildProcess() {}

    /** Fails unless the main class gets to its end. */
    static void assertSurvives(Class<?> main, Path folder, String... arguments)
            throws IOException, InterruptedException {
        TestLibrary.file(); // Fetched here, where its absence is known for what it is.
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Xmx256m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path", File.pathSeparator));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process child =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        byte[] said = child.getInputStream().readAllBytes();
        String end = new String(said, StandardCharsets.UTF_8) + "exit " + child.waitFor();
        assertEquals(SURVIVED + "\nexit 0", end);
    }

    /** What a main class says at its end. */
    static void survived() {
        System.out.print(SURVIVED + "\n");
    }
}
