// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.IntFunction;

/** A file whose content stands behind its own SHA-256. */
final class VerifiedFile {
    static final int HASH = 32;

    /** Read and hashed at once, while it is still in the processor's cache. */
    private static final int PIECE = 64 << 10;

    private VerifiedFile() {}

    /**
     * @param name of the file, which is hashed too: in the place of another it is not what it should be
     */
    static void write(FileChannel out, String name, ByteBuffer... parts) throws IOException {
        MessageDigest digest = sha256(name);
        for (ByteBuffer part : parts) {
            digest.update(part.duplicate());
        }
        writeAll(out, ByteBuffer.wrap(digest.digest()));
        for (ByteBuffer part : parts) {
            writeAll(out, part.duplicate());
        }
        out.force(true);
    }

    /**
     * Reads the content into memory of the caller's choice, and each byte of it once: what is verified
     * is what is returned.
     *
     * @throws IOException if it is not what was once written
     */
    static ByteBuffer read(SeekableByteChannel in, String name, IntFunction<ByteBuffer> memory)
            throws IOException {
        ByteBuffer expected = ByteBuffer.allocate(HASH);
        fill(in, expected);
        ByteBuffer content = memory.apply(Math.toIntExact(in.size() - HASH));
        int size = content.limit();
        MessageDigest digest = sha256(name);
        for (int from = 0; from < size; from += PIECE) {
            content.limit(Math.min(size, from + PIECE));
            fill(in, content);
            digest.update(content.duplicate().position(from));
        }
        if (!MessageDigest.isEqual(digest.digest(), expected.array())) {
            throw damaged();
        }
        return content.flip();
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void fill(SeekableByteChannel in, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw damaged();
            }
        }
    }

    private static IOException damaged() {
        return new IOException("its hash does not fit its content");
    }

    private static MessageDigest sha256(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
