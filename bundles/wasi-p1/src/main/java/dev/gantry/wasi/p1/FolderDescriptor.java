// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileStatus;
import dev.gantry.file.GuestFiles;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.Mount;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Grant;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An open folder, and how far the guest has listed it. */
final class FolderDescriptor extends Descriptor {
    private static final int MOST_SHOWN = 512;

    /** Components that mean nothing: some make a path long to hide its end. */
    private static final Pattern HERE = Pattern.compile("(?<![^/])\\.?/+|/+$|(?<![^/])\\.$");

    private final GuestResources guest;
    private final GuestFolder folder;
    private final Optional<String> preopen;
    private final Grant grant;
    private final String within;
    private final Listing listing;

    private FolderDescriptor(
            GuestResources guest,
            GuestFolder folder,
            Optional<String> preopen,
            Grant grant,
            String within,
            Rights rights) {
        super(rights, 0);
        this.guest = guest;
        this.folder = folder;
        this.preopen = preopen;
        this.grant = grant;
        this.within = within;
        this.listing = new Listing(guest, folder);
    }

    /** A folder that is open from the start. */
    static FolderDescriptor of(GuestResources guest, GuestFiles.Preopen preopen) {
        GuestFolder folder = preopen.folder();
        return new FolderDescriptor(
                guest,
                folder,
                Optional.of(preopen.path()),
                new Grant(Mount.KIND_FOLDER, preopen.path()),
                "",
                Rights.ofPreopen());
    }

    /**
     * A folder that was opened through this one.
     *
     * @param path from the folder that was open from the start; only its end is kept if it is long
     */
    FolderDescriptor opened(GuestFolder inner, String path) {
        String plain = HERE.matcher(path).replaceAll("");
        String end = plain.substring(Math.max(0, plain.length() - MOST_SHOWN));
        return new FolderDescriptor(guest, inner, Optional.empty(), grant, end, rights().folder());
    }

    GuestFolder folder() {
        return folder;
    }

    /** What the guest calls it, if it is open from the start. */
    Optional<String> preopen() {
        return preopen;
    }

    /** As the host knows it: the kind of files, and the preopen that all of it came through. */
    Grant grant() {
        return grant;
    }

    /** Where it was found, from the folder that was open from the start; empty for that one itself. */
    String within() {
        return within;
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
