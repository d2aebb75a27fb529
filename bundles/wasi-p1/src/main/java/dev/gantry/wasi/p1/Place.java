// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.GuestFolder;

/** A path of the guest, and the folder that it starts in. */
record Place(FolderDescriptor start, String path) {
    /** The path from the start that everybody knows, for people: descriptors have no names. */
    String shown() {
        return start.within().isEmpty() ? path : start.within() + "/" + path;
    }

    GuestFolder folder() {
        return start.folder();
    }

    /** Refuses what may not be done with paths that start here. */
    void require(long right) throws ErrnoException {
        start.rights().require(right);
    }
}
