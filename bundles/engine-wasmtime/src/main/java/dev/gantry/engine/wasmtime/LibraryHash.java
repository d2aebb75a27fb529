// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies and hashes in one go, in pieces, and not more than a library can have. */
final class LibraryHash {
    /** Twice the largest library of any platform. */
    static final long MOST_BYTES = 128L << 20;

    private static final int PIECE = 64 << 10;

    private LibraryHash() {}

    /** The SHA-256 of what is left in a stream, in hexadecimal. */
    static String copy(InputStream in, OutputStream out) throws IOException, LibraryRefusal {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE];
        long total = 0;
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            total += count;
            if (total > MOST_BYTES) {
                throw new LibraryRefusal(
                        "it is larger than " + (MOST_BYTES >> 20) + " MiB",
                        "no library of Wasmtime is; name another file");
            }
            digest.update(piece, 0, count);
            out.write(piece, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
