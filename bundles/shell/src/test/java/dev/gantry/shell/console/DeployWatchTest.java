// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeployWatchTest {
    private static final String NOT_READABLE = "bad.jar: no bundle, it cannot be read as a jar";

    private final List<String> said = new ArrayList<>();
    private final Map<Path, String> complaints = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // made before each test
    private DeployWatch watch;

    @BeforeEach
    void open() {
        watch =
                new DeployWatch(
                        List.of(folder, folder.resolve("missing")),
                        jar -> Optional.ofNullable(complaints.get(jar)),
                        said::add);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void reportsGarbageOnce() throws IOException {
        Files.writeString(folder.resolve("bad.jar"), "garbage");
        look(5);
        assertEquals(List.of(NOT_READABLE), said);
    }

    @Test
    void waitsUntilAJarHasSettled() throws IOException {
        Path jar = folder.resolve("bad.jar");
        Files.writeString(jar, "gar");
        look(2);
        Files.writeString(jar, "garbage");
        look(2);
        assertEquals(List.of(), said);
        look(1);
        assertEquals(List.of(NOT_READABLE), said);
    }

    @Test
    void reportsAgainWhatWasReplaced() throws IOException {
        Path jar = folder.resolve("bad.jar");
        Files.writeString(jar, "garbage");
        look(3);
        Files.writeString(jar, "other garbage");
        look(3);
        assertEquals(List.of(NOT_READABLE, NOT_READABLE), said);
    }

    @Test
    void reportsAJarThatIsNoBundle() throws IOException {
        jar("plain.jar", new Attributes());
        look(3);
        assertEquals(
                List.of("plain.jar: no bundle, its manifest has no Bundle-SymbolicName"), said);
    }

    @Test
    void reportsABundleThatDoesNotResolve() throws IOException {
        complaints.put(bundle("b.jar"), "b cannot start: it needs c");
        look(3);
        assertEquals(List.of("b.jar: b cannot start: it needs c"), said);
    }

    @Test
    void saysNothingAboutABundleThatWorks() throws IOException {
        bundle("b.jar");
        Files.writeString(folder.resolve("note.txt"), "no jar");
        look(5);
        assertEquals(List.of(), said);
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watch.look();
        }
    }

    private Path bundle(String name) throws IOException {
        Attributes attributes = new Attributes();
        attributes.putValue("Bundle-SymbolicName", "b");
        return jar(name, attributes);
    }

    private Path jar(String name, Attributes attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putAll(attributes);
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.flush();
        }
        return jar;
    }
}
