// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Grant;

/** Random bytes. */
final class RandomBytes {
    private static final Grant GRANT = Grant.of("random");

    private final GuestResources guest;
    private final GuestMemory memory;
    private final Permit permit;

    RandomBytes(GuestResources guest, GuestMemory memory) {
        this.guest = guest;
        this.memory = memory;
        this.permit = new Permit(guest, GRANT, Errno.NOTCAPABLE);
    }

    /** {@code random_get(buf, buf_len)}, in pieces that can be interrupted. */
    void get(Call call) throws ErrnoException {
        permit.require(call.function());
        long end = call.u32(0) + call.u32(1);
        memory.require(call.u32(0), call.u32(1), 1);
        guest.counts(call.function(), call.u32(1));
        for (long address = call.u32(0); address < end; address += Piece.MAX_BYTES) {
            int length = (int) Math.min(Piece.MAX_BYTES, end - address);
            guest.checkInterrupted();
            byte[] bytes = new byte[length];
            guest.random(bytes);
            memory.write(address, bytes, 0, length);
        }
    }
}
