// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.GuestFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a guest does to names: it makes, moves and removes them, and reads links. */
final class Paths {
    private static final String TO = " -> ";

    private final GuestMemory memory;
    private final Places places;
    private final PathTexts texts;

    Paths(GuestMemory memory, Places places, PathTexts texts) {
        this.memory = memory;
        this.places = places;
        this.texts = texts;
    }

    /** {@code path_create_directory(fd, path, path_len)} */
    void createFolder(Call call) throws ErrnoException, IOException {
        change(call, Rights.PATH_CREATE_DIRECTORY, GuestFolder::createFolder);
    }

    /** {@code path_remove_directory(fd, path, path_len)} */
    void removeFolder(Call call) throws ErrnoException, IOException {
        change(call, Rights.PATH_REMOVE_DIRECTORY, GuestFolder::removeFolder);
    }

    /** {@code path_unlink_file(fd, path, path_len)} */
    void removeFile(Call call) throws ErrnoException, IOException {
        change(call, Rights.PATH_UNLINK_FILE, GuestFolder::removeFile);
    }

    /** Does one thing to the one path of a call. */
    private void change(Call call, long right, Change change) throws ErrnoException, IOException {
        Place place = places.at(call, 0, 1);
        places.told(
                call,
                place,
                () -> {
                    place.require(right);
                    change.make(place.folder(), place.path());
                });
    }

    @FunctionalInterface
    private interface Change {
        void make(GuestFolder folder, String path) throws IOException;
    }

    /** {@code path_rename(fd, path, path_len, new_fd, new_path, new_path_len)} */
    void rename(Call call) throws ErrnoException, IOException {
        Place source = places.at(call, 0, 1);
        Place target = places.at(call, 3, 4);
        places.told(
                call,
                source,
                source.shown() + TO + target.shown(),
                () -> {
                    source.require(Rights.PATH_RENAME_SOURCE);
                    target.require(Rights.PATH_RENAME_TARGET);
                    source.folder().rename(source.path(), target.folder(), target.path());
                });
    }

    /** {@code path_link(fd, flags, path, path_len, new_fd, new_path, new_path_len)} */
    void link(Call call) throws ErrnoException, IOException {
        Place source = places.at(call, 0, 2);
        Place target = places.at(call, 4, 5);
        boolean follow = Places.follow(call, 1);
        places.told(
                call,
                source,
                source.shown() + TO + target.shown(),
                () -> {
                    source.require(Rights.PATH_LINK_SOURCE);
                    target.require(Rights.PATH_LINK_TARGET);
                    source.folder().addName(source.path(), follow, target.folder(), target.path());
                });
    }

    /** {@code path_symlink(target, target_len, fd, path, path_len)} */
    void symlink(Call call) throws ErrnoException, IOException {
        String target = texts.read(call, 0);
        Place place = places.at(call, 2, 3);
        places.told(
                call,
                place,
                place.shown() + TO + target,
                () -> {
                    place.require(Rights.PATH_SYMLINK);
                    place.folder().createLink(target, place.path());
                });
    }

    /** {@code path_readlink(fd, path, path_len, buf, buf_len, used)}; cut where it is longer. */
    void readLink(Call call) throws ErrnoException, IOException {
        long buffer = call.u32(3);
        long room = call.u32(4);
        memory.require(buffer, room, 1);
        memory.require(call.u32(5), Integer.BYTES, Integer.BYTES);
        Place place = places.at(call, 0, 1);
        places.asked(
                call,
                place,
                () -> {
                    place.require(Rights.PATH_READLINK);
                    byte[] target =
                            place.folder().readLink(place.path()).getBytes(StandardCharsets.UTF_8);
                    int used = (int) Math.min(room, target.length);
                    memory.write(buffer, target, 0, used);
                    memory.putInt(call.u32(5), used);
                });
    }
}
