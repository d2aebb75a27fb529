// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of a folder: its own, without what is hidden, and what is mounted in it. */
final class MountedListing implements FolderListing {
    private final Place place;
    private final FileView view;
    private final long device;
    private final FolderListing own;
    private final Collection<String> mountNames;
    private final Iterator<String> mounts;

    private MountedListing(Place place, FileView view) throws IOException {
        MountPoint point = place.point();
        this.place = place;
        this.view = view;
        this.device = place.folder().status().device();
        this.mountNames = point == null ? List.of() : point.names();
        this.mounts = mountNames.iterator();
        this.own = place.folder().list();
        place.hold();
    }

    static FolderListing of(Place place, FileView view) throws IOException {
        MountedListing listing = new MountedListing(place, view);
        if (!view.sorted()) {
            return listing;
        }
        try {
            return new Sorted(listing);
        } catch (IOException e) {
            listing.close();
            throw e;
        }
    }

    @Override
    public @Nullable FolderEntry next() throws IOException {
        FolderEntry entry = nextPlain();
        return entry == null ? null : shown(entry);
    }

    private FolderEntry shown(FolderEntry entry) throws IOException {
        FileKey key =
                place.isMountPoint(entry.name())
                        ? mountKey(entry.name())
                        : new FileKey(device, entry.identity());
        return new FolderEntry(entry.name(), entry.type(), view.identity(key));
    }

    /** What stands in the folder itself under the name of a mount is not seen: the mount covers it. */
    private @Nullable FolderEntry nextPlain() throws IOException {
        for (FolderEntry entry = own.next(); entry != null; entry = own.next()) {
            if (!mountNames.contains(entry.name()) && !place.hides(entry)) {
                return entry;
            }
        }
        return mounts.hasNext() ? new FolderEntry(mounts.next(), FileType.FOLDER, 0) : null;
    }

    private FileKey mountKey(String name) throws IOException {
        Place mount = place.enter(name);
        try {
            FileStatus status = mount.folder().status();
            return FileKey.of(status);
        } finally {
            mount.release();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            own.close();
        } finally {
            place.release();
        }
    }

    /** The same in the order of names; numbers are given in that order too. */
    private static final class Sorted implements FolderListing {
        private final MountedListing listing;
        private final Iterator<FolderEntry> entries;

        Sorted(MountedListing listing) throws IOException {
            this.listing = listing;
            List<FolderEntry> all = new ArrayList<>();
            for (FolderEntry e = listing.nextPlain(); e != null; e = listing.nextPlain()) {
                all.add(e);
            }
            all.sort(Comparator.comparing(FolderEntry::name));
            this.entries = all.iterator();
        }

        @Override
        public @Nullable FolderEntry next() throws IOException {
            return entries.hasNext() ? listing.shown(entries.next()) : null;
        }

        @Override
        public void close() throws IOException {
            listing.close();
        }
    }
}
