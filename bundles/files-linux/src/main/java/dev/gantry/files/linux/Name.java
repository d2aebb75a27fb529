// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Names as the kernel wants them: bytes of UTF-8, whatever the locale. */
final class Name {
    private static final int LONGEST = 255;
    private static final char REPLACEMENT = '\ufffd';

    private Name() {}

    /**
     * Checks again what whoever puts paths together has checked: that this names one thing, in one
     * folder.
     */
    static byte[] bytes(String name) throws FileException {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
            throw new FileException(FileProblem.ILLEGAL_NAME);
        }
        byte[] bytes = encode(name);
        if (bytes.length > LONGEST) {
            throw new FileException(FileProblem.NAME_TOO_LONG);
        }
        return bytes;
    }

    /** The text that a link holds: any, but one that ends where it seems to end. */
    static byte[] target(String target) throws FileException {
        byte[] bytes = encode(target);
        if (bytes.length >= Scratch.DATA_SIZE) {
            throw new FileException(FileProblem.NAME_TOO_LONG);
        }
        return bytes;
    }

    private static byte[] encode(String text) throws FileException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean halfCharacters = !new String(bytes, StandardCharsets.UTF_8).equals(text);
        if (halfCharacters || text.indexOf('\0') >= 0) {
            throw new FileException(FileProblem.ILLEGAL_NAME);
        }
        return bytes;
    }

    /** Absent if it is no text: if something had to be replaced to make it one. */
    static Optional<String> decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean exact =
                text.indexOf(REPLACEMENT) < 0
                        || Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
        return exact ? Optional.of(text) : Optional.empty();
    }
}
