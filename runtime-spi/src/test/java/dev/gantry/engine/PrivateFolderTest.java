// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    private Path cache;

    @BeforeEach
    void needPermissions(@TempDir Path temporary) {
        cache = temporary.resolve("cache");
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        PrivateFolder.prepare(cache.resolve("chicory"));
        assertEquals("rwx------", permissions(cache));
        assertEquals("rwx------", permissions(cache.resolve("chicory")));
    }

    @Test
    void mayBeThereAlready() throws IOException {
        PrivateFolder.prepare(cache.resolve("chicory"));
        PrivateFolder.prepare(cache.resolve("chicory"));
    }

    @Test
    void isRefusedIfOthersMayWriteToIt() throws IOException {
        PrivateFolder.prepare(cache.resolve("chicory"));
        allow(cache.resolve("chicory"), "rwxrwx---");
        assertThrows(IOException.class, () -> PrivateFolder.prepare(cache.resolve("chicory")));
    }

    @Test
    void isRefusedIfOthersMayExchangeIt() throws IOException {
        PrivateFolder.prepare(cache.resolve("chicory"));
        allow(cache, "rwx----w-");
        assertThrows(IOException.class, () -> PrivateFolder.prepare(cache.resolve("chicory")));
    }

    @Test
    void isRefusedIfItIsALink() throws IOException {
        PrivateFolder.prepare(cache.resolve("real"));
        Files.createSymbolicLink(cache.resolve("chicory"), cache.resolve("real"));
        assertThrows(IOException.class, () -> PrivateFolder.prepare(cache.resolve("chicory")));
    }

    private static void allow(Path folder, String permissions) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
