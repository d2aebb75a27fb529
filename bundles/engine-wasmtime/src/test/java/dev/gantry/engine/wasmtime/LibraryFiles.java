// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files that stand for libraries, and the platform on which they are called so. */
final class LibraryFiles {
    static final String TEXT = "a library";
    static final byte[] CONTENT = TEXT.getBytes(StandardCharsets.UTF_8);
    static final String SHA256 = Digest.of(CONTENT).hex();

    /** Accepts {@link #CONTENT}. */
    static final LibrarySettings ACCEPTING = new LibrarySettings("", SHA256);

    static final Platform LINUX = new Platform("linux-x86_64", "libwasmtime.so", List.of());

    static final RememberedHashes FORGETFUL = new RememberedHashes(Optional.empty());

    private LibraryFiles() {}

    static Path library(Path file) throws IOException {
        return Files.write(file, CONTENT);
    }

    /** A zip archive with an entry of this content for each name. */
    static Path zip(Path file, byte[] content, String... names) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
            }
        }
        return file;
    }
}
