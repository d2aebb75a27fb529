// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileType;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import dev.gantry.file.GuestFolder;
import dev.gantry.hostinterface.GuestResources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a folder by number, as one descriptor lists them. They are read from the host when
 * they are wanted, once, and the latest are kept, so that a folder with a million entries needs no more
 * memory than one with some thousands. Whoever goes back further reads from the start again.
 */
final class Listing {
    /** How many are kept at least, once so many were read. */
    static final int KEPT = 256;

    private static final String ITSELF = ".";
    private static final String ABOVE = "..";

    private final GuestResources guest;
    private final GuestFolder folder;
    private final List<FolderEntry> kept = new ArrayList<>();
    private @Nullable FolderListing source;
    private long firstKept;
    private boolean complete;

    Listing(GuestResources guest, GuestFolder folder) {
        this.guest = guest;
        this.folder = folder;
    }

    /** The entry of this number, from 0 on; null behind the last. The first two are the dots. */
    @Nullable FolderEntry at(long number) throws IOException {
        if (number == 0 || number < firstKept) {
            restart();
        }
        while (number >= firstKept + kept.size() && !complete) {
            if (number > firstKept + kept.size()) {
                guest.spend(Prices.ENTRY); // It is read only to get to the one that is wanted.
            }
            readNext();
        }
        long index = number - firstKept;
        return index < kept.size() ? kept.get((int) index) : null;
    }

    void close() throws IOException {
        if (source != null) {
            FolderListing closed = source;
            source = null;
            closed.close();
        }
    }

    private void restart() throws IOException {
        close();
        kept.clear();
        firstKept = 0;
        complete = false;
        long identity = folder.status().identity();
        source = folder.list();
        kept.add(new FolderEntry(ITSELF, FileType.FOLDER, identity));
        // What is above is not the guest's to know.
        kept.add(new FolderEntry(ABOVE, FileType.FOLDER, identity));
    }

    private void readNext() throws IOException {
        if (source == null) {
            restart();
            return;
        }
        guest.checkInterrupted();
        FolderEntry next = source.next();
        if (next == null) {
            complete = true;
            close();
            return;
        }
        if (kept.size() == 2 * KEPT) {
            kept.subList(0, KEPT).clear();
            firstKept += KEPT;
        }
        kept.add(next);
    }
}
