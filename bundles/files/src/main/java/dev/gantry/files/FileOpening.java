// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Opens an entry of a place as a file, and makes it where that was asked for. */
final class FileOpening {
    /** So often it is looked again whether a file is there that comes and goes. */
    private static final int MOST_ATTEMPTS = 10;

    private final GuestAccount account;
    private final Set<OpenOption> options;

    FileOpening(GuestAccount account, Set<OpenOption> options) {
        this.account = account;
        this.options = options;
    }

    /** Fails with {@link FileProblem#IS_LINK} for a link. */
    OpenFile open(Place place, String name) throws IOException {
        account.handles().checkRoom();
        if (wants(OpenOption.TRUNCATE) && !wants(OpenOption.WRITE)) {
            throw new FileException(FileProblem.INVALID);
        }
        if (place.tree().access() == Tree.Access.DEVICES) {
            OpenFile device = place.folder().openFile(name, options);
            FileStatus status = place.folder().status(name);
            return new MountedDevice(device, account.view().shown(place.tree(), status), account);
        }
        checkMayChange(place, name);
        place.checkName(name);
        OpenFile file =
                wants(OpenOption.CREATE) ? openOrCreate(place, name) : existing(place, name);
        return guarded(place, file);
    }

    private boolean wants(OpenOption option) {
        return options.contains(option);
    }

    private void checkMayChange(Place place, String name) throws IOException {
        boolean changes =
                wants(OpenOption.WRITE) || wants(OpenOption.CREATE) || wants(OpenOption.TRUNCATE);
        if (!changes || place.tree().writable()) {
            return;
        }
        // A link may lead to where more is allowed.
        if (!wants(OpenOption.EXCLUSIVE) && isLink(place.folder(), name)) {
            throw new FileException(FileProblem.IS_LINK);
        }
        throw new FileException(FileProblem.READ_ONLY);
    }

    private static boolean isLink(Folder folder, String name) throws IOException {
        try {
            return folder.status(name).type() == FileType.LINK;
        } catch (FileException e) {
            return false;
        }
    }

    private OpenFile openOrCreate(Place place, String name) throws IOException {
        boolean exclusive = wants(OpenOption.EXCLUSIVE);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return exclusive ? created(place, name) : existing(place, name);
            } catch (FileException e) {
                if (exclusive || e.problem() != FileProblem.NOT_FOUND) {
                    throw e;
                }
            }
            try {
                return created(place, name);
            } catch (FileException e) {
                if (e.problem() != FileProblem.EXISTS) {
                    throw e;
                }
            }
        }
        throw new FileException(FileProblem.BUSY);
    }

    private OpenFile existing(Place place, String name) throws IOException {
        return place.folder().openFile(name, access());
    }

    private OpenFile created(Place place, String name) throws IOException {
        Set<OpenOption> making = access();
        making.add(OpenOption.CREATE);
        making.add(OpenOption.EXCLUSIVE);
        account.ledger().addName(place.folder(), name, 0);
        try {
            return place.folder().openFile(name, making);
        } catch (IOException e) {
            account.ledger().giveBackName(0);
            throw e;
        }
    }

    /** Never empties the file: what it is has to be known first. */
    private Set<OpenOption> access() {
        Set<OpenOption> access = EnumSet.copyOf(options);
        access.retainAll(Set.of(OpenOption.READ, OpenOption.WRITE));
        return access;
    }

    private OpenFile guarded(Place place, OpenFile file) throws IOException {
        OpenFile opened = file;
        try {
            place.checkFile(file);
            opened = MountedFile.of(file, place.tree(), wants(OpenOption.WRITE), account);
            if (wants(OpenOption.TRUNCATE)) {
                opened.setSize(0);
            }
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }
}
