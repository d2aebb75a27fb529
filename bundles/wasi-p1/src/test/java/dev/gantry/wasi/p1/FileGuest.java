// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gantry.engine.Limits;
import dev.gantry.file.DeviceOpener;
import dev.gantry.file.Folder;
import dev.gantry.file.GuestFileRequest;
import dev.gantry.file.HostFolders;
import dev.gantry.file.Mount;
import dev.gantry.files.MountedFileSystems;
import dev.gantry.files.memory.MemoryTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A guest with files. Where a function takes a path, a text stands for its address and length. */
final class FileGuest {
    /** Open from the start: the folder {@code /}, the devices, and of some guests one more. */
    static final int ROOT = 3;

    static final int DEVICES = 4;
    static final int OWN = 5;

    static final long READ = Rights.FD_READ;
    static final long WRITE = Rights.FD_WRITE;
    static final long READ_WRITE = READ | WRITE;

    static final int CREATE = 1;
    static final int FOLDER = 2;
    static final int EXCLUSIVE = 4;
    static final int TRUNCATE = 8;

    static final int RESULT = TestGuest.RESULT;
    static final int IOVECS = 1_024;
    static final int BUFFER = 1 << 20;

    private static final int TEXTS = 3 << 20;

    final TestGuest guest;
    private final Folder tree;

    private FileGuest(Preview1 preview1, Folder tree, Limits limits, List<Mount> mounts) {
        this.tree = tree;
        GuestFileRequest request =
                new GuestFileRequest(
                        "test", mounts, List.of(), Map.of("null", nothing()), limits, false);
        HostFolders host = new OneTree(tree);
        this.guest =
                TestGuest.withFiles(preview1, new MountedFileSystems(host).open(request))
                        .grant("stdin", "stdout", "stderr", "clock");
    }

    private static DeviceOpener nothing() {
        return Swallow::new;
    }

    /** May change everything in a folder of its own, which is {@code /}. */
    static FileGuest writing() {
        return limitedTo(Limits.DEFAULT);
    }

    static FileGuest limitedTo(Limits limits) {
        return new FileGuest(new WasiSnapshotPreview1(), MemoryTree.create(1), limits, root(true));
    }

    static FileGuest ofUnstable() {
        return new FileGuest(new WasiUnstable(), MemoryTree.create(1), Limits.DEFAULT, root(true));
    }

    /** May read what is in this tree and change nothing; a second folder is its own. */
    static FileGuest reading(Folder tree) {
        List<Mount> mounts = new ArrayList<>(root(false));
        mounts.add(new Mount(new Mount.InMemory(), "/own", true));
        return new FileGuest(new WasiSnapshotPreview1(), tree, Limits.DEFAULT, mounts);
    }

    /** Has two folders of its own that are not one file system. */
    static FileGuest ofTwo() {
        List<Mount> mounts = new ArrayList<>(root(true));
        mounts.add(new Mount(new Mount.InMemory(), "/own", true));
        return new FileGuest(
                new WasiSnapshotPreview1(), MemoryTree.create(1), Limits.DEFAULT, mounts);
    }

    private static List<Mount> root(boolean writable) {
        return List.of(new Mount(new Mount.HostFolder(Path.of("/no/such/folder")), "/", writable));
    }

    /** What the host has where the guest has {@code /}. */
    Folder tree() {
        return tree;
    }

    int call(String function, Object... arguments) {
        List<Long> numbers = new ArrayList<>();
        long address = TEXTS;
        for (Object argument : arguments) {
            if (argument instanceof String text) {
                guest.putText(address, text);
                int length = text.getBytes(StandardCharsets.UTF_8).length;
                numbers.add(address);
                numbers.add((long) length);
                address += length;
            } else {
                numbers.add(((Number) argument).longValue());
            }
        }
        return guest.call(function, numbers.stream().mapToLong(Long::longValue).toArray());
    }

    Errno answer(String function, Object... arguments) {
        int code = call(function, arguments);
        return Stream.of(Errno.values())
                .filter(one -> one.code() == code)
                .findFirst()
                .orElseThrow();
    }

    void answers(Errno expected, String function, Object... arguments) {
        assertEquals(expected, answer(function, arguments), function);
    }

    void does(String function, Object... arguments) {
        answers(Errno.SUCCESS, function, arguments);
    }

    void opens(Errno expected, int folder, String path, int how, long rights) {
        answers(expected, "path_open", folder, 0, path, how, rights, 0, 0, RESULT);
    }

    /** Opens something, and gives its number. */
    int open(int folder, String path, int how, long rights) {
        opens(Errno.SUCCESS, folder, path, how, rights);
        return guest.memory.getInt(RESULT);
    }

    int open(String path, int how, long rights) {
        return open(ROOT, path, how, rights);
    }

    /** Makes a file with this content. */
    void make(String path, String content) {
        int file = open(path, CREATE | TRUNCATE, WRITE);
        assertEquals(content.length(), write(file, content));
        does("fd_close", file);
    }

    /** Gives the whole content of a file, of ASCII. */
    String content(String path) {
        int file = open(path, 0, READ);
        String content = read(file, 1_000);
        does("fd_close", file);
        return content;
    }

    int write(int file, String text) {
        guest.putText(BUFFER, text);
        guest.putInts(IOVECS, BUFFER, text.length());
        does("fd_write", file, IOVECS, 1, RESULT);
        return guest.memory.getInt(RESULT);
    }

    String read(int file, int length) {
        guest.putInts(IOVECS, BUFFER, length);
        does("fd_read", file, IOVECS, 1, RESULT);
        return guest.text(BUFFER, guest.memory.getInt(RESULT));
    }

    long seek(int file, long offset, int whence) {
        does("fd_seek", file, offset, whence, RESULT);
        return guest.memory.getLong(RESULT);
    }

    long base(int descriptor) {
        does("fd_fdstat_get", descriptor, RESULT);
        return guest.memory.getLong(RESULT + 8);
    }

    long inheriting(int descriptor) {
        does("fd_fdstat_get", descriptor, RESULT);
        return guest.memory.getLong(RESULT + 16);
    }

    /** A number of a file's attributes: size at 32, times at 40, 48 and 56. */
    long attribute(String path, int offset) {
        does("path_filestat_get", ROOT, 0, path, BUFFER);
        return guest.memory.getLong(BUFFER + offset);
    }

    /** A host that has one folder, wherever it is asked for. */
    private record OneTree(Folder tree) implements HostFolders {
        @Override
        public Folder open(Path folder) {
            return tree;
        }

        @Override
        public String promise() {
            return "none";
        }
    }
}
