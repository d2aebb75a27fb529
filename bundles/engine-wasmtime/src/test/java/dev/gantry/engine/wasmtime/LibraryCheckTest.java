// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCheckTest {
    private final LibraryCheck check = check(LibraryFiles.ACCEPTING, LibraryFiles.LINUX);

    private Path folder;
    private Path library;

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectory(temporary.resolve("lib"));
        library = LibraryFiles.library(folder.resolve("libwasmtime.so"));
        allow(folder, "rwxr-xr-x");
        allow(library, "rw-r--r--");
    }

    @Test
    void acceptsWhatTheOperatorAccepts() throws LibraryRefusal {
        assertEquals(LibraryFiles.SHA256, check.check(library).sha256());
    }

    @Test
    void acceptsTheKnownLibrary() throws LibraryRefusal, IOException {
        Path copy = Files.copy(TestLibrary.file(), folder.resolve("copy"));
        assertEquals(KnownLibrary.LINUX_X86_64.bytes(), Files.size(copy));
        allow(copy, "rw-r--r--");
        var strict = check(LibrarySettings.NONE, LibraryFiles.LINUX);
        assertEquals(KnownLibrary.LINUX_X86_64.sha256(), strict.check(copy).sha256());
    }

    @Test
    void refusesAFlippedBit() throws IOException {
        byte[] content = LibraryFiles.CONTENT.clone();
        content[5] ^= 1;
        Files.write(library, content);
        assertRefuses(check, "is not the library of Wasmtime 50.0.1");
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        Files.write(library, Arrays.copyOf(LibraryFiles.CONTENT, 4));
        assertRefuses(check, "is not the library of Wasmtime 50.0.1");
    }

    @Test
    void namesTheFileItsHashAndTheOverride() {
        var strict = check(LibrarySettings.NONE, LibraryFiles.LINUX);
        LibraryRefusal refusal = assertRefuses(strict, library.toString());
        assertTrue(refusal.reason().contains(LibraryFiles.SHA256), refusal.reason());
        assertTrue(refusal.hint().contains("accept = " + LibraryFiles.SHA256), refusal.hint());
        assertTrue(refusal.hint().contains("dev.gantry.engine.wasmtime.cfg"), refusal.hint());
        assertEquals(Optional.of(LibraryFiles.SHA256), refusal.sha256());
    }

    @Test
    void saysWhereItKnowsNoLibraryForThePlatform() {
        Platform other = Platform.of("Linux", "riscv64");
        assertRefuses(
                check(LibrarySettings.NONE, other), "Gantry knows no library for linux-riscv64");
    }

    @Test
    void refusesAFileThatOthersMayWriteTo() throws IOException {
        allow(library, "rw-rw-r--");
        assertRefuses(check, "other users may write to " + library.toRealPath());
    }

    @Test
    void refusesAFileInAFolderThatOthersMayWriteTo() throws IOException {
        allow(folder, "rwxrwxr-x");
        assertRefuses(check, "other users may write to " + folder.toRealPath());
    }

    @Test
    void refusesAFileUnderAFolderThatOthersMayExchange(@TempDir Path temporary) throws IOException {
        Path above = Files.createDirectory(temporary.resolve("above"));
        Path inside = Files.createDirectory(above.resolve("inside"));
        library = LibraryFiles.library(inside.resolve("libwasmtime.so"));
        allow(library, "rw-r--r--");
        allow(inside, "rwxr-xr-x");
        allow(above, "rwxr-xrwx");
        assertRefuses(check, "other users may write to " + above.toRealPath());
    }

    @Test
    void refusesAFileOfAnotherUser() throws IOException {
        assumeTrue((Integer) Files.getAttribute(library, "unix:uid") == 0, "needs root");
        Files.setAttribute(library, "unix:uid", 12_345);
        assertRefuses(check, library.toRealPath() + " belongs to another user");
    }

    @Test
    void looksBehindALink() throws IOException {
        Path real = library;
        library = Files.createSymbolicLink(folder.resolve("link.so"), real);
        allow(real, "rw-r--rw-");
        assertRefuses(check, "other users may write to " + real.toRealPath());
    }

    @Test
    void refusesWhatIsNotThere() {
        library = folder.resolve("other");
        assertRefuses(check, "there is no file " + library);
    }

    @Test
    void refusesAFolder() {
        library = folder;
        assertRefuses(check, folder + " is no file");
    }

    @Test
    void looksAgainAtAFileThatWasChanged() throws LibraryRefusal, IOException {
        check.check(library);
        byte[] content = LibraryFiles.CONTENT.clone();
        content[0] ^= 1;
        Files.write(library, content);
        assertRefuses(check, "is not the library of Wasmtime 50.0.1");
    }

    @Test
    void noticesThatAFileWasChangedSinceItWasChecked() throws LibraryRefusal, IOException {
        LibraryCheck.Checked checked = check.check(library);
        Files.write(library, LibraryFiles.CONTENT);
        assertThrows(LibraryRefusal.class, () -> LibraryCheck.checkUnchanged(checked.state()));
    }

    private static LibraryCheck check(LibrarySettings settings, Platform platform) {
        return new LibraryCheck(settings, platform, LibraryFiles.FORGETFUL);
    }

    private LibraryRefusal assertRefuses(LibraryCheck check, String reason) {
        LibraryRefusal refusal = assertThrows(LibraryRefusal.class, () -> check.check(library));
        assertTrue(refusal.reason().contains(reason), refusal.reason());
        return refusal;
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
