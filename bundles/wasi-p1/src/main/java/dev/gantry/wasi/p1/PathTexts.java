// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads the paths of a guest: UTF-8 without NUL, not empty, and not longer than anywhere else. */
final class PathTexts {
    /** With a terminating NUL 4,096, as Linux has it. */
    static final int MAX_BYTES = 4_095;

    private final GuestResources guest;
    private final GuestMemory memory;

    PathTexts(GuestResources guest, GuestMemory memory) {
        this.guest = guest;
        this.memory = memory;
    }

    /** The text whose address and length are the arguments from this position on. */
    String read(Call call, int position) throws ErrnoException {
        long address = call.u32(position);
        long length = call.u32(position + 1);
        memory.require(address, length, 1);
        if (length == 0) {
            throw new ErrnoException(Errno.NOENT);
        }
        if (length > MAX_BYTES) {
            throw new ErrnoException(Errno.NAMETOOLONG);
        }
        byte[] bytes = new byte[(int) length];
        memory.read(address, bytes, 0, bytes.length);
        guest.spend(Prices.COMPONENT * components(bytes));
        return decode(bytes);
    }

    private static String decode(byte[] bytes) throws ErrnoException {
        for (byte one : bytes) {
            if (one == 0) {
                throw new ErrnoException(Errno.INVAL);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ErrnoException(Errno.ILSEQ);
        }
    }

    /** How many names there are between slashes; at least one. */
    private static int components(byte[] bytes) {
        int count = 1;
        for (int index = 1; index < bytes.length; index++) {
            if (bytes[index - 1] == '/' && bytes[index] != '/') {
                count++;
            }
        }
        return count;
    }
}
