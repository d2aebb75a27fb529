// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts as C programs take them: an array of pointers into a buffer of NUL-terminated UTF-8. */
final class StringTable {
    private final List<byte[]> texts;

    StringTable(List<String> texts) {
        this.texts = texts.stream().map(StringTable::terminated).toList();
    }

    /** Writes how many texts there are, and how many bytes they take. */
    void writeSizes(GuestMemory memory, long countAddress, long bytesAddress) {
        int bytes = 0;
        for (byte[] text : texts) {
            bytes = Math.addExact(bytes, text.length);
        }
        memory.putInt(countAddress, texts.size());
        memory.putInt(bytesAddress, bytes);
    }

    /** Writes the pointers and the buffer, each as large as {@link #writeSizes} says. */
    void write(GuestMemory memory, long pointersAddress, long bufferAddress) {
        long pointer = pointersAddress;
        long target = bufferAddress;
        for (byte[] text : texts) {
            memory.write(target, text, 0, text.length);
            memory.putInt(pointer, (int) target);
            pointer += Integer.BYTES;
            target += text.length;
        }
    }

    private static byte[] terminated(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }
}
