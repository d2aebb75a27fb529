// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileStatus;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.Mount;
import dev.gantry.policy.Grant;
import java.io.IOException;
import java.util.Optional;

/** An open folder, and how far the guest has listed it. */
final class FolderDescriptor extends Descriptor {
    private final GuestFolder folder;
    private final Optional<String> preopen;
    private final Grant grant;
    private final Listing listing;

    private FolderDescriptor(
            GuestFolder folder, Optional<String> preopen, Grant grant, Rights rights) {
        super(rights, 0);
        this.folder = folder;
        this.preopen = preopen;
        this.grant = grant;
        this.listing = new Listing(folder);
    }

    /** A folder that is open from the start. */
    static FolderDescriptor of(GuestFiles.Preopen preopen) {
        GuestFolder folder = preopen.folder();
        return new FolderDescriptor(
                folder,
                Optional.of(preopen.path()),
                new Grant(Mount.KIND_FOLDER, preopen.path()),
                Rights.ofPreopen());
    }

    /** A folder that was opened through this one. */
    FolderDescriptor opened(GuestFolder inner) {
        return new FolderDescriptor(inner, Optional.empty(), grant, rights().folder());
    }

    GuestFolder folder() {
        return folder;
    }

    /** What the guest calls it, if it is open from the start. */
    Optional<String> preopen() {
        return preopen;
    }

    /** The grant that all of it came with. */
    Grant grant() {
        return grant;
    }

    Listing listing() {
        return listing;
    }

    @Override
    Rights visibleRights() {
        return folder.writable() ? rights() : rights().readOnly();
    }

    @Override
    FileStatus status() throws IOException {
        return folder.status();
    }

    @Override
    void close() throws IOException {
        try {
            listing.close();
        } finally {
            folder.close();
        }
    }
}
