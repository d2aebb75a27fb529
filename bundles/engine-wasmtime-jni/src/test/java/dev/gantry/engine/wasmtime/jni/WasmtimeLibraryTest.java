// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WasmtimeLibraryTest {
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

    @Test
    @EnabledOnOs(OS.LINUX)
    void comesOutOfTheBundleAndLeavesNothingInTheTemporaryFolder(
            @TempDir Path temporary, @TempDir Path work) throws Exception {
        assertEquals("sum 42", inContainer("Linux", temporary, work));
        assertEquals(List.of(), leftovers(temporary));
    }

    @Test
    void saysThatThereIsNoneForAPlatform(@TempDir Path temporary, @TempDir Path work)
            throws Exception {
        String words = inContainer("QNX", temporary, work);
        assertTrue(words.startsWith("[GNT-2009] engine 'wasmtime-jni' cannot be used"), words);
        assertTrue(words.contains("there is no library for"), words);
        assertEquals(List.of(), leftovers(temporary));
    }

    @Test
    void saysThatThereIsNoneWhereNobodyFindsIt(@TempDir Path temporary) throws Exception {
        String words = process(temporary).withoutLibraryPath().lastWords(ManyHostCalls.class);
        assertTrue(words.contains("there is no library for"), words);
        assertEquals(List.of(), leftovers(temporary));
    }

    @Test
    void saysThatJavaForbidsIt(@TempDir Path temporary) throws Exception {
        assumeTrue(Runtime.version().feature() >= 24);
        JavaProcess process =
                new JavaProcess("--illegal-native-access=deny", "-Djava.io.tmpdir=" + temporary);
        String words = process.lastWords(ManyHostCalls.class);
        assertTrue(words.contains("Java does not let it load a library"), words);
        assertEquals(List.of(), leftovers(temporary));
    }

    /** Its signal handlers stay in the process, too. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void staysWhenTheBundleIsThrownAway(@TempDir Path temporary) throws Exception {
        String words = process(temporary).lastWords(ThrownAway.class);
        assertEquals("collected true, there true, alive true", words);
    }

    private static String inContainer(String system, Path temporary, Path work)
            throws IOException, InterruptedException {
        return process(temporary)
                .withoutLibraryPath()
                .lastWords(InContainer.class, CLASSES.toString(), work.toString(), system);
    }

    private static JavaProcess process(Path temporary) {
        return new JavaProcess("-Djava.io.tmpdir=" + temporary);
    }

    private static List<Path> leftovers(Path temporary) throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            return left.toList();
        }
    }
}
