// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

/**
 * Something that a poll waited for and that came.
 *
 * @param userdata what the guest gave to know it by
 * @param type the same as that of the subscription
 * @param bytes how many can be moved at least, for a stream
 */
record Event(long userdata, Errno error, int type, long bytes) {
    static final int BYTES = 32;

    void write(GuestMemory memory, long address) {
        memory.putLong(address, userdata);
        memory.putLong(address + 8, error.code() | (long) type << 16);
        memory.putLong(address + 16, bytes);
        memory.putLong(address + 24, 0);
    }
}
