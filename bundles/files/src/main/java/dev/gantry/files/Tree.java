// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

/**
 * What holds for all files of one mount.
 *
 * @param number counted from 1
 */
record Tree(int number, Access access) {
    /** What may be done in a tree. */
    enum Access {
        READ_ONLY,
        WRITABLE,
        /** Nothing changes, but what is there can be written to. */
        DEVICES
    }

    boolean writable() {
        return access == Access.WRITABLE;
    }
}
