// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileStatus;
import dev.gantry.file.FileTimes;
import dev.gantry.file.FileType;
import dev.gantry.file.Folder;
import dev.gantry.file.FolderListing;
import dev.gantry.file.OpenFile;
import dev.gantry.file.OpenOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** A folder by its descriptor: whoever renames or replaces it does not change what this means. */
final class LinuxFolder implements Folder {
    /** In place of a descriptor: the root of the host, as its path is absolute. */
    private static final int NOWHERE = -100;

    private static final int FOLDER_MODE = 0777;
    private static final int FILE_MODE = 0666;
    private static final int A_FOLDER = 0x200;
    private static final int FOLLOW_NO_LINK = 0x100;
    private static final byte[] ROOT = "/".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ITSELF = ".".getBytes(StandardCharsets.UTF_8);

    private final Handle handle;

    private LinuxFolder(int descriptor) {
        this.handle = new Handle(descriptor);
    }

    /** Goes from the root through folders that are no links, and that need not be listed. */
    static LinuxFolder open(List<byte[]> names) throws FileException {
        LinuxFolder folder = new LinuxFolder(openAt(NOWHERE, ROOT, flags(names.isEmpty())));
        for (int index = 0; index < names.size(); index++) {
            try (LinuxFolder parent = folder) {
                folder = parent.open(names.get(index), flags(index == names.size() - 1));
            }
        }
        return folder;
    }

    private static int flags(boolean last) {
        return last ? OpenFlags.FOLDER : OpenFlags.PASSAGE;
    }

    private static int openAt(int folder, byte[] name, int flags) throws FileException {
        Scratch scratch = Scratch.here();
        return SystemCall.OPENAT.call(scratch, folder, scratch.name(name), flags, FILE_MODE);
    }

    @Override
    public FileStatus status() throws FileException {
        return handle.use(Status::of);
    }

    @Override
    public FileStatus status(String name) throws FileException {
        byte[] bytes = Name.bytes(name);
        return handle.use(folder -> Status.of(folder, bytes));
    }

    @Override
    public LinuxFolder openFolder(String name) throws FileException {
        return open(Name.bytes(name), OpenFlags.FOLDER);
    }

    private LinuxFolder open(byte[] name, int flags) throws FileException {
        return handle.use(
                folder -> {
                    try {
                        return new LinuxFolder(openAt(folder, name, flags));
                    } catch (FileException failure) {
                        throw isLink(failure, folder, name)
                                ? new FileException(FileProblem.IS_LINK)
                                : failure;
                    }
                });
    }

    /** To the kernel a link that is not to be followed is something else than a folder, and no more. */
    private static boolean isLink(FileException failure, int folder, byte[] name)
            throws FileException {
        return failure.problem() == FileProblem.NOT_FOLDER
                && Status.of(folder, name).type() == FileType.LINK;
    }

    @Override
    public OpenFile openFile(String name, Set<OpenOption> options) throws FileException {
        boolean truncate = options.contains(OpenOption.TRUNCATE);
        if (truncate && !options.contains(OpenOption.WRITE)) {
            throw new FileException(FileProblem.INVALID);
        }
        return LinuxFile.of(openDescriptor(name, options), truncate);
    }

    /** Of a file; of something else only where somebody puts it there at this moment. */
    int openDescriptor(String name, Set<OpenOption> options) throws FileException {
        byte[] bytes = Name.bytes(name);
        return handle.use(
                folder -> {
                    checkIsFile(folder, bytes, options);
                    return openAt(folder, bytes, OpenFlags.of(options));
                });
    }

    /** To open a device or a pipe already does something to it. */
    private static void checkIsFile(int folder, byte[] name, Set<OpenOption> options)
            throws FileException {
        boolean create = options.contains(OpenOption.CREATE);
        if (create && options.contains(OpenOption.EXCLUSIVE)) {
            return; // Then nothing is opened that was there before.
        }
        try {
            LinuxFile.checkIsFile(Status.of(folder, name).type());
        } catch (FileException failure) {
            if (!create || failure.problem() != FileProblem.NOT_FOUND) {
                throw failure;
            }
        }
    }

    @Override
    public void createFolder(String name) throws FileException {
        byte[] bytes = Name.bytes(name);
        handle.run(
                folder -> {
                    Scratch scratch = Scratch.here();
                    SystemCall.MKDIRAT.call(scratch, folder, scratch.name(bytes), FOLDER_MODE);
                });
    }

    @Override
    public void createLink(String name, String target) throws FileException {
        byte[] bytes = Name.bytes(name);
        byte[] text = Name.target(target);
        handle.run(
                folder -> {
                    Scratch scratch = Scratch.here();
                    long to = scratch.text(text);
                    SystemCall.SYMLINKAT.call(scratch, to, folder, scratch.name(bytes));
                });
    }

    @Override
    public String readLink(String name) throws FileException {
        byte[] bytes = Name.bytes(name);
        byte[] target = handle.use(folder -> readLink(folder, bytes));
        return Name.decode(target).orElseThrow(() -> new FileException(FileProblem.ILLEGAL_NAME));
    }

    private static byte[] readLink(int folder, byte[] name) throws FileException {
        Scratch scratch = Scratch.here();
        long room = scratch.data();
        int length =
                SystemCall.READLINKAT.call(
                        scratch, folder, scratch.name(name), room, Scratch.DATA_SIZE);
        byte[] target = new byte[length];
        scratch.getData(target, 0, length);
        return target;
    }

    @Override
    public void addName(String name, Folder target, String newName) throws FileException {
        onTwo(SystemCall.LINKAT, name, target, newName);
    }

    @Override
    public void rename(String name, Folder target, String newName) throws FileException {
        try {
            onTwo(SystemCall.RENAMEAT, name, target, newName);
        } catch (FileException failure) {
            throw notEmpty(failure);
        }
    }

    private void onTwo(SystemCall call, String name, Folder target, String newName)
            throws FileException {
        byte[] from = Name.bytes(name);
        byte[] to = Name.bytes(newName);
        if (!(target instanceof LinuxFolder other)) {
            throw new FileException(FileProblem.CROSS_DEVICE);
        }
        handle.run(
                folder ->
                        other.handle.run(
                                otherFolder -> {
                                    Scratch scratch = Scratch.here();
                                    long old = scratch.name(from);
                                    long fresh = scratch.secondName(to);
                                    call.call(scratch, folder, old, otherFolder, fresh);
                                }));
    }

    /** POSIX lets a system say either. */
    private static FileException notEmpty(FileException failure) {
        return failure.problem() == FileProblem.EXISTS
                ? new FileException(FileProblem.NOT_EMPTY)
                : failure;
    }

    @Override
    public void removeFile(String name) throws FileException {
        remove(Name.bytes(name), 0);
    }

    @Override
    public void removeFolder(String name) throws FileException {
        try {
            remove(Name.bytes(name), A_FOLDER);
        } catch (FileException failure) {
            throw notEmpty(failure);
        }
    }

    private void remove(byte[] name, int flags) throws FileException {
        handle.run(
                folder -> {
                    Scratch scratch = Scratch.here();
                    SystemCall.UNLINKAT.call(scratch, folder, scratch.name(name), flags);
                });
    }

    @Override
    public void setTimes(String name, FileTimes times) throws FileException {
        byte[] bytes = Name.bytes(name);
        if (times.accessed().isEmpty() && times.modified().isEmpty()) {
            status(name); // The kernel does not even look whether it is there.
            return;
        }
        handle.run(
                folder -> {
                    Scratch scratch = Scratch.here();
                    long path = scratch.name(bytes);
                    SystemCall.UTIMENSAT.call(
                            scratch, folder, path, scratch.times(times), FOLLOW_NO_LINK);
                });
    }

    @Override
    public void setTimes(FileTimes times) throws FileException {
        handle.run(folder -> LinuxFile.setTimes(folder, times));
    }

    /** By a descriptor of its own, as that is what the position in a listing belongs to. */
    @Override
    public FolderListing list() throws FileException {
        return handle.use(folder -> new LinuxListing(openAt(folder, ITSELF, OpenFlags.FOLDER)));
    }

    @Override
    public void sync(boolean metadata) throws FileException {
        handle.run(folder -> LinuxFile.sync(folder, metadata));
    }

    @Override
    public void close() {
        handle.close();
    }
}
