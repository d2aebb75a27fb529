// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.DeviceOpener;
import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder that nobody can change: {@code /dev} with its devices, or one that is there only because
 * something is mounted below it.
 */
class FixedFolder implements Folder {
    private final TreeMap<String, DeviceOpener> devices;
    private final List<String> names;
    private final long device;
    private final long timeNanos;

    FixedFolder(Map<String, DeviceOpener> devices, long device, long timeNanos) {
        this.devices = new TreeMap<>(devices);
        this.names = new ArrayList<>(this.devices.keySet());
        this.device = device;
        this.timeNanos = timeNanos;
    }

    @Override
    public FileStatus status() {
        return status(FileType.FOLDER, 1);
    }

    @Override
    public FileStatus status(String name) throws FileException {
        checkPresent(name);
        return status(FileType.CHARACTER_DEVICE, identity(name));
    }

    private FileStatus status(FileType type, long identity) {
        int links = type == FileType.FOLDER ? 2 : 1;
        return new FileStatus(type, device, identity, links, 0, timeNanos, timeNanos, timeNanos);
    }

    private long identity(String name) {
        return 2L + names.indexOf(name);
    }

    @Override
    public Folder openFolder(String name) throws FileException {
        checkPresent(name);
        throw new FileException(FileProblem.NOT_FOLDER);
    }

    /** A device is neither made nor emptied; to ask for it does no harm. */
    @Override
    public OpenFile openFile(String name, Set<OpenOption> options) throws IOException {
        DeviceOpener opener = devices.get(name);
        boolean create = options.contains(OpenOption.CREATE);
        if (opener == null) {
            throw new FileException(create ? FileProblem.READ_ONLY : FileProblem.NOT_FOUND);
        }
        if (create && options.contains(OpenOption.EXCLUSIVE)) {
            throw new FileException(FileProblem.EXISTS);
        }
        return opener.open();
    }

    @Override
    public String readLink(String name) throws FileException {
        checkPresent(name);
        throw new FileException(FileProblem.INVALID);
    }

    private void checkPresent(String name) throws FileException {
        if (!devices.containsKey(name)) {
            throw new FileException(FileProblem.NOT_FOUND);
        }
    }

    @Override
    public void createFolder(String name) throws FileException {
        throw readOnly();
    }

    @Override
    public void createLink(String name, String target) throws FileException {
        throw readOnly();
    }

    @Override
    public void addName(String name, Folder target, String newName) throws FileException {
        throw readOnly();
    }

    @Override
    public void rename(String name, Folder target, String newName) throws FileException {
        throw readOnly();
    }

    @Override
    public void removeFile(String name) throws FileException {
        throw readOnly();
    }

    @Override
    public void removeFolder(String name) throws FileException {
        throw readOnly();
    }

    @Override
    public void setTimes(String name, FileTimes times) throws FileException {
        throw readOnly();
    }

    @Override
    public void setTimes(FileTimes times) throws FileException {
        throw readOnly();
    }

    private static FileException readOnly() {
        return new FileException(FileProblem.READ_ONLY);
    }

    @Override
    public FolderListing list() {
        Iterator<String> left = names.iterator();
        return new FolderListing() {
            @Override
            public @Nullable FolderEntry next() {
                if (!left.hasNext()) {
                    return null;
                }
                String name = left.next();
                return new FolderEntry(name, FileType.CHARACTER_DEVICE, identity(name));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void sync(boolean metadata) {}

    @Override
    public void close() {}
}
