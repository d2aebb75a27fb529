// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A file that is the library, or a zip archive (a wheel is one) that holds it. What a file is, its first
 * bytes tell. Nothing in it is believed: a name in an archive is compared and never used as a path, and
 * what is inflated is bounded.
 */
final class LibraryPackage {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] XZ = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};

    /** Every source must be smaller. */
    static final long MOST_BYTES = 64L << 20;

    private final Path file;
    private final String libraryName;

    LibraryPackage(Path file, Platform platform) {
        this.file = file;
        this.libraryName = platform.fileName();
    }

    /** Copies the library out of it; returns its SHA-256. */
    String copyTo(OutputStream out) throws IOException, LibraryRefusal {
        if (!Files.isRegularFile(file)) { // reading a pipe would wait for ever
            String what = Files.exists(file) ? file + " is no file" : "there is no file " + file;
            throw new LibraryRefusal(what, "name a wheel, a .zip or the library itself");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new LibraryRefusal(
                    file + " is larger than " + (MOST_BYTES >> 20) + " MiB",
                    "name the wheel of one platform, or the library itself");
        }
        byte[] start = start();
        if (startsWith(start, GZIP) || startsWith(start, XZ)) {
            throw new LibraryRefusal(
                    file + " is a compressed tar archive, which Gantry does not read",
                    "unpack it first, with tar -xf, and name the " + libraryName + " in its lib");
        }
        return startsWith(start, ZIP) ? inflate(out) : copy(out);
    }

    private byte[] start() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(XZ.length);
        }
    }

    private String copy(OutputStream out) throws IOException, LibraryRefusal {
        try (InputStream in = Files.newInputStream(file)) {
            return LibraryHash.copy(in, out);
        }
    }

    private String inflate(OutputStream out) throws IOException, LibraryRefusal {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries =
                    archive.stream().filter(entry -> isLibrary(entry.getName())).limit(2).toList();
            if (entries.size() != 1) {
                String how = entries.isEmpty() ? "no " : "more than one ";
                throw new LibraryRefusal(
                        file + " holds " + how + libraryName,
                        "name a wheel or archive for this platform, or the library itself");
            }
            try (InputStream in = new BufferedInputStream(archive.getInputStream(entries.get(0)))) {
                return LibraryHash.copy(in, out);
            }
        } catch (ZipException e) {
            throw new LibraryRefusal(
                    file + " is a damaged archive: " + FailureReason.of(e), "download it again");
        }
    }

    /** In the wheel there is an underscore before its name. */
    private boolean isLibrary(String entry) {
        String name = entry.substring(entry.lastIndexOf('/') + 1);
        return name.equals(libraryName) || name.equals("_" + libraryName);
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
