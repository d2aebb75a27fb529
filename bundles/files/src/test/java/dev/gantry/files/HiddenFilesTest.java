// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.GuestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a deny rule hides is met nowhere. */
@DisabledOnOs(OS.WINDOWS)
final class HiddenFilesTest extends GuestFilesTest {
    private Path host;

    @BeforeEach
    void fill(@TempDir Path folder) throws IOException {
        host = folder;
        Files.createDirectories(folder.resolve("a/secrets"));
        Files.writeString(folder.resolve("a/secrets/key"), "secret");
        Files.writeString(folder.resolve("a/token"), "secret");
        Files.writeString(folder.resolve("a/file"), "open");
    }

    private GuestFolder hiding(String hidden) {
        return at(open(hiding(host.resolve(hidden), writable(host, "/"))), "/");
    }

    @Test
    void hidesAFileFromEveryCall() throws IOException {
        GuestFolder root = hiding("a/token");
        put(root, "file", "");
        EveryPathCall.all(root, "a/token")
                .forEach((name, call) -> assertFails(FileProblem.ACCESS, call));
        assertEquals("secret", Files.readString(host.resolve("a/token")));
    }

    @Test
    void hidesAFolderWithAllThatIsInIt() {
        GuestFolder root = hiding("a/secrets");
        EveryPathCall.all(root, "a/secrets/key")
                .forEach((name, call) -> assertFails(FileProblem.ACCESS, call));
        assertFails(FileProblem.ACCESS, () -> root.openFolder("a/secrets", false));
        assertFails(FileProblem.ACCESS, () -> root.rename("a/secrets", root, "mine"));
    }

    @Test
    void leavesItOutOfListings() throws IOException {
        try (GuestFolder a = hiding("a/secrets").openFolder("a", false)) {
            assertEquals(List.of("file", "token"), names(a));
        }
    }

    @Test
    void hidesItUnderEveryName() throws IOException {
        Files.createLink(host.resolve("second"), host.resolve("a/token"));
        Files.createSymbolicLink(host.resolve("link"), Path.of("a/secrets"));
        GuestFolder root = hiding("a/token");
        assertFails(FileProblem.ACCESS, () -> root.openFile("second", true, READ));
        assertFails(FileProblem.ACCESS, () -> root.removeFile("second"));
        assertEquals(List.of("a", "link"), names(root));
        GuestFolder other = hiding("a/secrets");
        assertFails(FileProblem.ACCESS, () -> other.openFile("link/key", true, READ));
    }

    @Test
    void hidesItWhenItsFolderHasMoved() throws IOException {
        GuestFolder root = hiding("a/token");
        root.rename("a", root, "b");
        assertFails(FileProblem.ACCESS, () -> root.openFile("b/token", true, READ));
    }

    @Test
    void hidesWhatALinkOfTheUserMeans() throws IOException {
        Files.createSymbolicLink(host.resolve("link"), Path.of("a/token"));
        GuestFolder root = hiding("link");
        assertFails(FileProblem.ACCESS, () -> root.openFile("a/token", true, READ));
        assertFails(FileProblem.ACCESS, () -> root.removeFile("link"));
    }

    @Test
    void goesBackFromWhereALinkLeads() throws IOException {
        Files.createSymbolicLink(host.resolve("link"), Path.of("a/secrets"));
        Files.writeString(host.resolve("token"), "open");
        GuestFolder root = hiding("link/../token");
        assertFails(FileProblem.ACCESS, () -> root.openFile("a/token", true, READ));
        assertEquals("open", text(root, "token"));
        assertFails(
                FileProblem.ACCESS,
                () -> hiding("missing/../link/..").openFile("a/token", true, READ));
    }

    @Test
    void emptiesNothingThatIsHidden() throws IOException {
        GuestFolder root = hiding("a/token");
        assertFails(FileProblem.ACCESS, () -> root.openFile("a/token", true, REPLACE));
        assertEquals("secret", Files.readString(host.resolve("a/token")));
    }

    @Test
    void letsNothingBeMadeWhereItWouldBe() {
        GuestFolder root = hiding("a/missing/deep");
        assertFails(FileProblem.ACCESS, () -> root.createFolder("a/missing"));
        assertFails(FileProblem.ACCESS, () -> root.openFile("a/missing", true, CREATE));
        assertFails(FileProblem.ACCESS, () -> root.rename("a/file", root, "a/missing"));
        assertFalse(Files.exists(host.resolve("a/missing")));
    }

    @Test
    void isNotMountedEither() {
        for (String folder : List.of("a", "a/secrets")) {
            GantryException refusal =
                    assertThrows(
                            GantryException.class,
                            () ->
                                    open(
                                            hiding(
                                                    host.resolve("a"),
                                                    readOnly(host.resolve(folder), "/"))));
            assertEquals(ErrorCode.MOUNT_FAILED, refusal.code());
        }
    }

    @Test
    void leavesTheRest() throws IOException {
        assertEquals("open", text(hiding("a/token"), "a/file"));
    }
}
