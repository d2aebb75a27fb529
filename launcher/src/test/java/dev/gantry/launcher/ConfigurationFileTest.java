// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void hasAValueForEachKey() throws IOException {
        assertEquals(
                Map.of("memory", "64m", "a.b-c_d", "x = y # z"),
                read("# first\n\n memory=64m\r\n  # second\na.b-c_d =  x = y # z \n"));
    }

    @Test
    void isForThePartThatItIsNamedAfter() {
        assertEquals(
                "dev.gantry.host",
                new ConfigurationFile(Path.of("/e/dev.gantry.host.cfg"), Map.of()).pid());
    }

    @Test
    void keepsABackslashAsItIs() throws IOException {
        assertEquals(Map.of("folder", "C:\\new\\"), read("folder = C:\\new\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "= 64m", "me mory = 64m", "memory : 64m", "\u0000"})
    void refusesALineOfAnotherForm(String line) {
        GantryException refused = refused("# comment\n" + line);
        assertTrue(message(refused).endsWith(": line 2 is not of the form 'key = value'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout =", " timeout=  "})
    void refusesAnEmptyValue(String line) {
        assertTrue(message(refused(line)).endsWith(": line 1 gives 'timeout' no value"));
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertTrue(message(refused("a = 1\na = 2")).endsWith(": line 2 gives 'a' again"));
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        Path file = folder.resolve("part.cfg");
        Files.write(file, new byte[] {'a', '=', (byte) 0xFF});
        assertTrue(message(refused(file)).endsWith("it is not UTF-8"));
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        assertTrue(message(refused("#".repeat(65_537))).endsWith("it has more than 65536 bytes"));
    }

    @Test
    void refusesAFolder() throws IOException {
        Path file = Files.createDirectory(folder.resolve("part.cfg"));
        assertTrue(message(refused(file)).endsWith("it is no file"));
    }

    @Test
    void refusesAStrangeName() throws IOException {
        Path file = Files.writeString(folder.resolve("my part.cfg"), "");
        assertTrue(message(refused(file)).endsWith("its name is not that of a part of Gantry"));
    }

    private Map<String, String> read(String text) throws IOException {
        return ConfigurationFile.read(Files.writeString(folder.resolve("part.cfg"), text)).values();
    }

    private GantryException refused(String text) {
        return assertThrows(GantryException.class, () -> read(text));
    }

    private static GantryException refused(Path file) {
        GantryException refused =
                assertThrows(GantryException.class, () -> ConfigurationFile.read(file));
        assertEquals(file.toString(), refused.subject());
        return refused;
    }

    private static String message(GantryException refused) {
        assertEquals(ErrorCode.CONFIGURATION, refused.code());
        return String.valueOf(refused.getMessage());
    }
}
