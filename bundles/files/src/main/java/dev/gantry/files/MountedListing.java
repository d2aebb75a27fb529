// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
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
    private final GuestAccount account;
    private final long device;
    private final FolderListing own;
    private final Collection<String> mountNames;
    private final Iterator<String> mounts;

    private MountedListing(Place place, GuestAccount account) throws IOException {
        MountPoint point = place.point();
        this.place = place;
        this.account = account;
        this.device = place.folder().status().device();
        this.mountNames = point == null ? List.of() : point.names();
        this.mounts = mountNames.iterator();
        this.own = place.folder().list();
        place.hold();
        account.handles().add(this);
    }

    static FolderListing of(Place place, GuestAccount account) throws IOException {
        MountedListing listing = new MountedListing(place, account);
        if (!account.view().sorted()) {
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
        return new FolderEntry(entry.name(), entry.type(), account.view().identity(key));
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
        if (!account.handles().remove(this)) {
            return;
        }
        try {
            own.close();
        } finally {
            place.release();
        }
    }

    /**
     * The same in the order of names; numbers are given in that order too. For that it has to hold all
     * entries at once, so a folder with too many cannot be listed.
     */
    private static final class Sorted implements FolderListing {
        private static final int MOST_ENTRIES = 1_000_000;

        private final MountedListing listing;
        private final Iterator<FolderEntry> entries;

        Sorted(MountedListing listing) throws IOException {
            this.listing = listing;
            List<FolderEntry> all = new ArrayList<>();
            for (FolderEntry e = listing.nextPlain(); e != null; e = listing.nextPlain()) {
                if (all.size() == MOST_ENTRIES) {
                    throw new FileException(FileProblem.TOO_LARGE);
                }
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
