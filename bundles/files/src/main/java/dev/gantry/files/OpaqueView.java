// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileStatus;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Tells everything as it is, but for the numbers of devices and files: in their place are hashes that
 * are another for each guest, equal for equal files.
 */
final class OpaqueView implements FileView {
    private static final int SECRET_BYTES = 32;

    private final byte[] secret = new byte[SECRET_BYTES];
    private final MessageDigest digest;

    OpaqueView() {
        new SecureRandom().nextBytes(secret);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public FileStatus shown(Tree tree, FileStatus status) {
        return new FileStatus(
                status.type(),
                hash(status.device(), 0, 'd'),
                identity(FileKey.of(status)),
                status.links(),
                status.size(),
                status.accessedNanos(),
                status.modifiedNanos(),
                status.changedNanos());
    }

    @Override
    public long identity(FileKey key) {
        return hash(key.device(), key.identity(), 'i');
    }

    /** Never 0, which means to many programs that there is no number. */
    private long hash(long first, long second, char purpose) {
        ByteBuffer input = ByteBuffer.allocate(SECRET_BYTES + 2 * Long.BYTES + Character.BYTES);
        input.put(secret).putLong(first).putLong(second).putChar(purpose);
        long hash = ByteBuffer.wrap(digest.digest(input.array())).getLong();
        return hash == 0 ? 1 : hash;
    }

    @Override
    public boolean sorted() {
        return false;
    }
}
