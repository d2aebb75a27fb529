// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestSpec;
import dev.gantry.policy.Grant;
import dev.gantry.policy.PermissionDocument;
import dev.gantry.shell.ArgumentParser;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PermissionOptionsTest {
    private static final Declaration DECLARATION =
            Declaration.builder("test", "Takes the options").options(PermissionOptions.ALL).build();

    private static GuestSpec applied(Path folder, String... words) {
        GuestSpec.Builder spec = GuestSpec.of("guest.wasm", new byte[0]);
        new PermissionOptions(
                        ArgumentParser.parse(DECLARATION, List.of(words)),
                        new Screen().caller(folder))
                .apply(spec);
        return spec.build();
    }

    private static List<String> allowed(String... words) {
        return applied(Path.of("/here"), words).allow().stream().map(Grant::toString).toList();
    }

    private static GantryException refused(String... words) {
        return assertThrows(GantryException.class, () -> applied(Path.of("/here"), words));
    }

    @Test
    void aFolderIsReadOnlyUnderItsNameAsWritten() {
        assertEquals(List.of("dir=/here/data::data:ro"), allowed("--dir=data"));
        assertEquals(List.of("dir=/here::.:ro"), allowed("--dir=."));
        assertEquals(List.of("dir=/srv::/srv:ro"), allowed("--dir", "/srv"));
    }

    @Test
    void aFolderCanHaveAnotherNameAndBeWritable() {
        assertEquals(List.of("dir=/here::/:rw"), allowed("--dir=.::/:rw"));
        assertEquals(List.of("dir=/a::b::/c:ro"), allowed("--dir=/a::b::/c:ro"));
    }

    @Test
    void theSameFolderMeansTheSameWithAllow() {
        assertEquals(List.of("dir=/here/data::/d:rw"), allowed("--allow=dir=data::/d:rw"));
    }

    @Test
    void aFolderWithoutNameIsAMistake() {
        assertEquals(ErrorCode.USAGE, refused("--dir=::/x").code());
        assertEquals(ErrorCode.USAGE, refused("--dir=:rw").code());
    }

    @Test
    void aDeniedFolderIsAPath() {
        assertEquals(
                List.of(new Grant("dir", "/here/secret:rw")),
                applied(Path.of("/here"), "--deny=dir=secret:rw").deny());
        assertEquals(List.of(Grant.of("dir")), applied(Path.of("/here"), "--deny=dir").deny());
    }

    @Test
    void temporaryFoldersAndDevicesAreGrants() {
        assertEquals(List.of("tmp", "dev=null"), allowed("--tmp", "--dev=null"));
    }

    @Test
    void aVariableHasAValueOrIsSetHere() {
        GuestSpec spec = applied(Path.of("/here"), "--env=A=b=c", "--env=PATH", "--env=EMPTY=");

        assertEquals(
                Map.of("A", "b=c", "PATH", System.getenv("PATH"), "EMPTY", ""), spec.environment());
        assertTrue(spec.allow().contains(new Grant("env", "A")));
    }

    @Test
    void aVariableThatIsNotSetIsAMistake() {
        GantryException refused = refused("--env=GANTRY_TEST_NOT_SET");

        assertEquals(ErrorCode.USAGE, refused.code());
        assertEquals("--env GANTRY_TEST_NOT_SET: it is not set here", refused.getMessage());
        assertEquals(ErrorCode.USAGE, refused("--env==x").code());
    }

    @Test
    void aFileOfPermissionsIsRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("p.json"), "{}");

        Optional<PermissionDocument> document =
                applied(folder, "--permissions=p.json").permissions();
        assertEquals(folder.resolve("p.json").toString(), document.orElseThrow().name());
    }

    @Test
    void aFileOfPermissionsThatIsTooLargeIsRefused(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("p.json"), new byte[PermissionDocument.MAX_BYTES + 1]);

        GantryException refused =
                assertThrows(GantryException.class, () -> applied(folder, "--permissions=p.json"));
        assertEquals(ErrorCode.BAD_PERMISSIONS, refused.code());
    }

    @Test
    void aMissingFileOfPermissionsIsAnError() {
        assertEquals(ErrorCode.FILE_NOT_FOUND, refused("--permissions=absent.json").code());
    }

    @Test
    void agreesOnlyWhereAsked() {
        assertEquals(false, applied(Path.of("/here")).agreed());
        assertEquals(true, applied(Path.of("/here"), "--yes").agreed());
    }

    @Test
    void theFormsOfOtherToolsAreMistakesWithAHint() {
        assertEquals(
                "did you mean 'data::/in'? ",
                refused("--dir=data:/in")
                        .hint()
                        .substring(0, "did you mean 'data::/in'? ".length()));
        assertEquals(ErrorCode.USAGE, refused("--dir=data::/in:RW").code());
    }
}
