// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/** Room for what is copied at once, used again and again. Bounds what the host allocates for a guest. */
final class Piece {
    static final int MAX_BYTES = 65_536;

    private byte[] bytes = new byte[0];

    /** Room for so many bytes, at most {@link #MAX_BYTES}; what was in it before may be gone. */
    byte[] room(int length) {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        return bytes;
    }
}
