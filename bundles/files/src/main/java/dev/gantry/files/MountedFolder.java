// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.FileType;
import dev.gantry.file.FolderListing;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.util.Set;

/** A folder that a guest has open: goes along its paths and does at their end what it asked for. */
final class MountedFolder implements GuestFolder {
    private static final String LINK_OUT = "/";

    private final Place place;
    private final GuestAccount account;
    private final Changes changes;

    /** Takes over the hold on a place. */
    MountedFolder(Place place, GuestAccount account) {
        this.place = place;
        this.account = account;
        this.changes = new Changes(account.ledger());
        account.handles().add(this);
    }

    @FunctionalInterface
    private interface Step<T> {
        T at(Walk end) throws IOException;
    }

    /**
     * Goes along a path and does something at its end. If that turns out to be a link, then it is
     * followed, as far as {@code follow} or a slash at the end says so.
     */
    private <T> T reach(String path, boolean follow, Step<T> step) throws IOException {
        try (Walk walk = Walk.along(place, path)) {
            while (true) {
                walk.enterMountPoint();
                try {
                    return step.at(walk);
                } catch (FileException e) {
                    boolean link = e.problem() == FileProblem.IS_LINK;
                    if (!link || !(follow || walk.meansFolder())) {
                        throw e;
                    }
                }
                walk.followLast();
            }
        }
    }

    @Override
    public boolean writable() {
        return place.tree().writable();
    }

    @Override
    public FileStatus status() throws IOException {
        return account.view().shown(place.tree(), place.folder().status());
    }

    @Override
    public FileStatus status(String path, boolean follow) throws IOException {
        return reach(path, follow, end -> status(end, follow));
    }

    private FileStatus status(Walk end, boolean follow) throws IOException {
        return account.view().shown(end.place().tree(), plainStatus(end, follow));
    }

    /** Fails with {@link FileProblem#IS_LINK} for a link that is to be followed. */
    private static FileStatus plainStatus(Walk end, boolean follow) throws IOException {
        if (end.name().isEmpty()) {
            return end.place().folder().status();
        }
        end.place().checkName(end.name());
        FileStatus status = end.place().folder().status(end.name());
        if (status.type() == FileType.LINK && (follow || end.meansFolder())) {
            throw new FileException(FileProblem.IS_LINK);
        }
        if (end.meansFolder() && status.type() != FileType.FOLDER) {
            throw new FileException(FileProblem.NOT_FOLDER);
        }
        return status;
    }

    @Override
    public GuestFolder openFolder(String path, boolean follow) throws IOException {
        account.handles().checkRoom();
        try {
            return reach(path, follow, this::openFolder);
        } catch (FileException e) {
            if (e.problem() == FileProblem.IS_LINK) {
                throw new FileException(FileProblem.NOT_FOLDER);
            }
            throw e;
        }
    }

    private GuestFolder openFolder(Walk end) throws IOException {
        Place opened = end.name().isEmpty() ? end.place().hold() : end.place().enter(end.name());
        return new MountedFolder(opened, account);
    }

    @Override
    public OpenFile openFile(String path, boolean follow, Set<OpenOption> options)
            throws IOException {
        FileOpening opening = new FileOpening(account, options);
        boolean exclusive =
                options.contains(OpenOption.CREATE) && options.contains(OpenOption.EXCLUSIVE);
        try {
            return reach(path, follow && !exclusive, end -> openFile(end, opening, options));
        } catch (FileException e) {
            if (e.problem() == FileProblem.IS_LINK) {
                throw new FileException(FileProblem.LINK_LOOP);
            }
            throw e;
        }
    }

    private static OpenFile openFile(Walk end, FileOpening opening, Set<OpenOption> options)
            throws IOException {
        boolean create = options.contains(OpenOption.CREATE);
        if (end.name().isEmpty()) {
            boolean exclusive = create && options.contains(OpenOption.EXCLUSIVE);
            throw new FileException(exclusive ? FileProblem.EXISTS : FileProblem.IS_FOLDER);
        }
        if (end.meansFolder()) {
            // No file is ever made or opened by such a path: all that is left is to say why.
            if (!create) {
                plainStatus(end, true);
            }
            throw new FileException(FileProblem.IS_FOLDER);
        }
        return opening.open(end.place(), end.name());
    }

    @Override
    public void createFolder(String path) throws IOException {
        try (Walk at = Walk.along(place, path)) {
            changes.createFolder(at);
        }
    }

    @Override
    public void createLink(String target, String path) throws IOException {
        try (Walk at = Walk.along(place, path)) {
            changes.createLink(at, target);
        }
    }

    @Override
    public String readLink(String path) throws IOException {
        return reach(path, false, MountedFolder::readLink);
    }

    private static String readLink(Walk end) throws IOException {
        if (end.name().isEmpty()) {
            throw new FileException(FileProblem.INVALID);
        }
        if (end.meansFolder()) {
            plainStatus(end, true);
            throw new FileException(FileProblem.INVALID);
        }
        end.place().checkName(end.name());
        String target = end.place().folder().readLink(end.name());
        if (target.startsWith(LINK_OUT)) {
            // It would tell where things are on the host.
            throw new FileException(FileProblem.ESCAPES);
        }
        return target;
    }

    @Override
    public void addName(String path, boolean follow, GuestFolder target, String newPath)
            throws IOException {
        MountedFolder other = own(target);
        reach(path, follow, from -> addName(from, follow, other, newPath));
    }

    private Void addName(Walk from, boolean follow, MountedFolder target, String newPath)
            throws IOException {
        if (follow) {
            plainStatus(from, true);
        }
        try (Walk to = Walk.along(target.place, newPath)) {
            changes.addName(from, to);
        }
        return null;
    }

    @Override
    public void rename(String path, GuestFolder target, String newPath) throws IOException {
        try (Walk from = Walk.along(place, path);
                Walk to = Walk.along(own(target).place, newPath)) {
            changes.rename(from, to);
        }
    }

    /** Folders of another guest are none of this one's. */
    private MountedFolder own(GuestFolder folder) throws FileException {
        if (folder instanceof MountedFolder own && own.account.equals(account)) {
            return own;
        }
        throw new FileException(FileProblem.CROSS_DEVICE);
    }

    @Override
    public void removeFile(String path) throws IOException {
        try (Walk at = Walk.along(place, path)) {
            changes.removeFile(at);
        }
    }

    @Override
    public void removeFolder(String path) throws IOException {
        try (Walk at = Walk.along(place, path)) {
            changes.removeFolder(at);
        }
    }

    @Override
    public void setTimes(String path, boolean follow, FileTimes times) throws IOException {
        reach(path, follow, end -> setTimes(end, follow, times));
    }

    private static Void setTimes(Walk end, boolean follow, FileTimes times) throws IOException {
        plainStatus(end, follow);
        Changes.checkWritable(end);
        if (end.name().isEmpty()) {
            end.place().folder().setTimes(times);
        } else {
            end.place().folder().setTimes(end.name(), times);
        }
        return null;
    }

    @Override
    public void setTimes(FileTimes times) throws IOException {
        if (!writable()) {
            throw new FileException(FileProblem.READ_ONLY);
        }
        place.folder().setTimes(times);
    }

    @Override
    public FolderListing list() throws IOException {
        account.handles().checkRoom();
        return MountedListing.of(place, account);
    }

    @Override
    public void sync(boolean metadata) throws IOException {
        place.folder().sync(metadata);
    }

    @Override
    public void close() throws IOException {
        if (account.handles().remove(this)) {
            place.release();
        }
    }
}
