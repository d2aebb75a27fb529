// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.Digest;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.guest.GuestSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes that are checked and then run: read once, never twice between check and use. */
final class GuestBytes {
    /** More is refused before a byte is read. */
    static final int MAX_BYTES = 256 << 20;

    private final String name;
    private final byte[] wasm;
    private final Digest digest;

    private GuestBytes(String name, byte[] wasm, Digest digest) {
        this.name = name;
        this.wasm = wasm;
        this.digest = digest;
    }

    static GuestBytes of(GuestSource source) {
        if (source instanceof GuestSource.Bytes bytes) {
            return new GuestBytes(nameOf(source), bytes.wasm(), bytes.digest());
        }
        byte[] wasm = read(((GuestSource.File) source).path());
        return new GuestBytes(nameOf(source), wasm, Digest.of(wasm));
    }

    /** What messages call the guest of this source. */
    static String nameOf(GuestSource source) {
        return GuestText.clean(source.name());
    }

    /** What messages call the guest. */
    String name() {
        return name;
    }

    byte[] wasm() {
        return wasm;
    }

    Digest digest() {
        return digest;
    }

    private static byte[] read(Path path) {
        String shown = GuestText.clean(path.toString());
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                String what = Files.isDirectory(path) ? "a directory" : "no regular file";
                throw new GantryException(ErrorCode.NOT_A_FILE, shown, shown + " is " + what);
            }
            return readBounded(path, shown);
        } catch (NoSuchFileException e) {
            throw failure(ErrorCode.FILE_NOT_FOUND, shown, "there is no file " + shown, e);
        } catch (AccessDeniedException e) {
            throw failure(ErrorCode.FILE_UNREADABLE, shown, shown + " may not be read", e);
        } catch (IOException e) {
            String reason = GuestText.clean(String.valueOf(e.getMessage()));
            throw failure(
                    ErrorCode.FILE_UNREADABLE, shown, shown + " cannot be read: " + reason, e);
        }
    }

    private static byte[] readBounded(Path path, String shown) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] wasm = Files.size(path) > MAX_BYTES ? null : in.readNBytes(MAX_BYTES + 1);
            if (wasm == null || wasm.length > MAX_BYTES) {
                throw new GantryException(
                        ErrorCode.FILE_TOO_LARGE, shown, shown + " is larger than 256 MiB");
            }
            return wasm;
        }
    }

    private static GantryException failure(
            ErrorCode code, String subject, String message, IOException cause) {
        return new GantryException(code, subject, message, code.hint(), cause);
    }
}
