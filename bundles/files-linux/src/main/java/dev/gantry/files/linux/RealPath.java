// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names of a path as the bytes that they are on disk, whatever the locale makes of them. */
final class RealPath {
    private static final int HEX = 16;

    private RealPath() {}

    /** A URI holds each byte of the path, as it is or as two digits. */
    static List<byte[]> names(Path real) {
        List<byte[]> names = new ArrayList<>();
        for (String name : real.toUri().getRawPath().split("/", -1)) {
            if (!name.isEmpty()) {
                names.add(decode(name));
            }
        }
        return names;
    }

    private static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            boolean escaped = text.charAt(at) == '%';
            bytes.write(
                    escaped
                            ? Integer.parseInt(text.substring(at + 1, at + 3), HEX)
                            : text.charAt(at));
            at += escaped ? 3 : 1;
        }
        return bytes.toByteArray();
    }
}
