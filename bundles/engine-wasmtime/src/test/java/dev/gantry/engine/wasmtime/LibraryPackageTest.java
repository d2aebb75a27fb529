// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryPackageTest {
    private Path folder;
    private Path file;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
        file = temporary.resolve("source");
    }

    @Test
    void mayBeTheLibraryItself() throws IOException, LibraryRefusal {
        assertHoldsLibrary(LibraryFiles.library(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wasmtime/linux-x86_64/_libwasmtime.so",
                "wasmtime-v50/lib/libwasmtime.so",
                "libwasmtime.so"
            })
    void mayBeAnArchiveThatHoldsIt(String name) throws IOException, LibraryRefusal {
        assertHoldsLibrary(
                LibraryFiles.zip(file, LibraryFiles.CONTENT, "other/libwasmtime.a", name));
    }

    @Test
    void mayBeTheRealWheel() throws IOException, LibraryRefusal {
        assertEquals(
                KnownLibrary.LINUX_X86_64.sha256(),
                new LibraryPackage(TestLibrary.wheel(), LibraryFiles.LINUX)
                        .copyTo(OutputStream.nullOutputStream()));
    }

    @Test
    void neverUsesANameOfTheArchiveAsAPath() throws IOException, LibraryRefusal {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        file = inside.resolve("source");
        assertHoldsLibrary(LibraryFiles.zip(file, LibraryFiles.CONTENT, "../libwasmtime.so"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f8b0800000000000003", "fd377a585a000004"})
    void saysThatATarArchiveIsToBeUnpackedFirst(String start) throws IOException {
        Files.write(file, HexFormat.of().parseHex(start));
        LibraryRefusal refusal = assertRefuses("is a compressed tar archive");
        assertTrue(refusal.hint().contains("unpack it first"), refusal.hint());
    }

    @Test
    void mustHoldTheLibrary() throws IOException {
        LibraryFiles.zip(file, LibraryFiles.CONTENT, "notlibwasmtime.so", "libwasmtime.so/x");
        assertRefuses("holds no libwasmtime.so");
    }

    @Test
    void mustHoldOneLibraryOnly() throws IOException {
        LibraryFiles.zip(file, LibraryFiles.CONTENT, "a/libwasmtime.so", "b/libwasmtime.so");
        assertRefuses("holds more than one libwasmtime.so");
    }

    @Test
    void isNotInflatedWithoutEnd() throws IOException {
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("libwasmtime.so"));
            for (long size = 0; size <= LibraryHash.MOST_BYTES; size += zeros.length) {
                zip.write(zeros);
            }
        }
        assertRefuses("is larger than 128 MiB");
    }

    @Test
    void isNotReadIfItIsTooLarge() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(LibraryPackage.MOST_BYTES + 1);
        }
        assertRefuses("is larger than 64 MiB");
    }

    @Test
    void isRefusedIfItIsCutOff() throws IOException {
        byte[] whole =
                Files.readAllBytes(LibraryFiles.zip(file, LibraryFiles.CONTENT, "libwasmtime.so"));
        Files.write(file, Arrays.copyOf(whole, whole.length - 30));
        assertRefuses("is a damaged archive");
    }

    @Test
    void isRefusedIfItIsAFolder() throws IOException {
        Files.createDirectory(file);
        assertRefuses("is no file");
    }

    @Test
    void isRefusedIfItIsNotThere() {
        assertRefuses("there is no file");
    }

    private void assertHoldsLibrary(Path source) throws IOException, LibraryRefusal {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        String sha256 = new LibraryPackage(source, LibraryFiles.LINUX).copyTo(copy);
        assertArrayEquals(LibraryFiles.CONTENT, copy.toByteArray());
        assertEquals(LibraryFiles.SHA256, sha256);
    }

    private LibraryRefusal assertRefuses(String reason) {
        LibraryPackage source = new LibraryPackage(file, LibraryFiles.LINUX);
        LibraryRefusal refusal =
                assertThrows(
                        LibraryRefusal.class, () -> source.copyTo(OutputStream.nullOutputStream()));
        assertTrue(refusal.reason().contains(reason), refusal.reason());
        return refusal;
    }
}
