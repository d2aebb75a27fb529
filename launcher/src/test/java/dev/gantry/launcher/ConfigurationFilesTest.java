// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
final class ConfigurationFilesTest {
    @TempDir private Path folder;
    private Path etc;
    private Path own;

    @BeforeEach
    void makeFolders() throws IOException {
        etc = Files.createDirectory(folder.resolve("etc"));
        own = Files.createDirectory(folder.resolve("own"));
    }

    @Test
    void theUsersValueWinsKeyByKey() throws IOException {
        Path shipped = Files.writeString(etc.resolve("host.cfg"), "memory = 1m\nstack = 2k");
        Path users = Files.writeString(own.resolve("host.cfg"), "memory = 3m");
        ConfigurationFiles files = read();
        assertEquals(Map.of("host", Map.of("memory", "3m", "stack", "2k")), files.values());
        assertEquals(List.of(shipped, users), files.good().stream().map(f -> f.path()).toList());
    }

    @Test
    void aFileOfCommentsIsUsedAndConfiguresNothing() throws IOException {
        Path file = Files.writeString(etc.resolve("host.cfg"), "# memory = 1m");
        assertEquals(Map.of(), read().values());
        assertEquals(Map.of(file.toString(), Map.of("keys", "")), read().report());
    }

    @Test
    void aFolderThatIsNotThereHasNoFiles() {
        assertEquals(List.of(), ConfigurationFiles.read(List.of(folder.resolve("nowhere"))).good());
    }

    @Test
    void otherFilesAreNotLookedAt() throws IOException {
        Files.writeString(etc.resolve("host.cfg~"), "no configuration");
        assertEquals(List.of(), read().troubles());
    }

    @Test
    void aMalformedFileIsReportedAndTheOthersHold() throws IOException {
        Path malformed = Files.writeString(own.resolve("a.cfg"), "what?");
        Path good = Files.writeString(own.resolve("b.cfg"), "key = value");
        ConfigurationFiles files = read();
        assertEquals(Map.of("b", Map.of("key", "value")), files.values());
        assertEquals(
                List.of(ErrorCode.CONFIGURATION),
                files.troubles().stream().map(GantryException::code).toList());
        assertEquals(Map.of("keys", "key"), files.report().get(good.toString()));
        assertTrue(
                files.report()
                        .getOrDefault(malformed.toString(), Map.of())
                        .getOrDefault("trouble", "")
                        .contains("line 1"));
    }

    @Test
    void aFileWithAnUnknownKeyIsATroubleAndGivesNoValues() throws IOException {
        Path typing = Files.writeString(own.resolve("host.cfg"), "stack = 1k\nmemmory = 2k");
        Files.writeString(own.resolve("other.cfg"), "anything = 1");
        ConfigurationFiles files =
                read().understoodBy(new KnownKeys(Map.of("host", Set.of("memory", "stack"))));
        assertEquals(Map.of("other", Map.of("anything", "1")), files.values());
        assertEquals(
                List.of(typing + ": unknown key 'memmory'; did you mean 'memory'?"),
                files.troubles().stream().map(GantryException::getMessage).toList());
        assertEquals(ErrorCode.CONFIGURATION, files.troubles().get(0).code());
    }

    @Test
    void aFolderThatCannotBeReadIsATrouble() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(1, ConfigurationFiles.read(List.of(file)).troubles().size());
    }

    private ConfigurationFiles read() {
        return ConfigurationFiles.read(List.of(etc, own));
    }
}
