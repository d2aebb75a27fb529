// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileTimes;
import dev.gantry.hostinterface.GuestResources;
import java.io.IOException;
import java.util.OptionalLong;

/** What a guest can learn and change about files, by descriptor and by path. */
final class Filestats {
    private static final int ACCESSED = 1;
    private static final int ACCESSED_NOW = 1 << 1;
    private static final int MODIFIED = 1 << 2;
    private static final int MODIFIED_NOW = 1 << 3;
    private static final int FLAGS = ACCESSED | ACCESSED_NOW | MODIFIED | MODIFIED_NOW;

    private final Edition edition;
    private final GuestResources guest;
    private final GuestMemory memory;
    private final Descriptors descriptors;
    private final Places places;

    Filestats(
            Edition edition,
            GuestResources guest,
            GuestMemory memory,
            Descriptors descriptors,
            Places places) {
        this.edition = edition;
        this.guest = guest;
        this.memory = memory;
        this.descriptors = descriptors;
        this.places = places;
    }

    /** {@code fd_filestat_get(fd, filestat)} */
    void get(Call call) throws ErrnoException, IOException {
        Descriptor descriptor = descriptors.find(call, 0);
        long address = call.u32(1);
        memory.require(address, edition.filestatBytes(), Long.BYTES);
        descriptor.rights().require(Rights.FD_FILESTAT_GET);
        Filestat.write(edition, descriptor.status(), memory, address);
    }

    /** {@code fd_filestat_set_size(fd, size)} */
    void setSize(Call call) throws ErrnoException, IOException {
        FileDescriptor file = descriptors.file(call, Rights.FD_FILESTAT_SET_SIZE, Errno.INVAL);
        if (call.i64(1) < 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        file.file().setSize(call.i64(1));
    }

    /** {@code fd_filestat_set_times(fd, accessed, modified, flags)} */
    void setTimes(Call call) throws ErrnoException, IOException {
        Descriptor descriptor = descriptors.find(call, 0);
        FileTimes times = times(call, 1);
        descriptor.rights().require(Rights.FD_FILESTAT_SET_TIMES);
        if (descriptor instanceof FileDescriptor file) {
            file.file().setTimes(times);
        } else if (descriptor instanceof FolderDescriptor folder) {
            folder.folder().setTimes(times);
        }
    }

    /** {@code path_filestat_get(fd, flags, path, path_len, filestat)} */
    void getByPath(Call call) throws ErrnoException, IOException {
        long address = call.u32(4);
        memory.require(address, edition.filestatBytes(), Long.BYTES);
        Place place = places.at(call, 0, 2);
        boolean follow = Places.follow(call, 1);
        places.asked(
                call,
                place,
                () -> {
                    place.require(Rights.PATH_FILESTAT_GET);
                    Filestat.write(
                            edition, place.folder().status(place.path(), follow), memory, address);
                });
    }

    /** {@code path_filestat_set_times(fd, flags, path, path_len, accessed, modified, flags)} */
    void setTimesByPath(Call call) throws ErrnoException, IOException {
        Place place = places.at(call, 0, 2);
        boolean follow = Places.follow(call, 1);
        FileTimes times = times(call, 4);
        places.told(
                call,
                place,
                () -> {
                    place.require(Rights.PATH_FILESTAT_SET_TIMES);
                    place.folder().setTimes(place.path(), follow, times);
                });
    }

    /** Reads the times to set: accessed, modified, flags. */
    private FileTimes times(Call call, int position) throws ErrnoException {
        int flags = call.i32(position + 2);
        if ((flags & ~FLAGS) != 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        return new FileTimes(
                time(flags, ACCESSED, ACCESSED_NOW, call.i64(position)),
                time(flags, MODIFIED, MODIFIED_NOW, call.i64(position + 1)));
    }

    private OptionalLong time(int flags, int given, int now, long nanos) throws ErrnoException {
        if ((flags & given) != 0 && (flags & now) != 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        if ((flags & now) != 0) {
            return OptionalLong.of(guest.clock().realtimeNanos());
        }
        if ((flags & given) == 0) {
            return OptionalLong.empty();
        }
        if (nanos < 0) {
            // A time after 2262, which the hosts keep in 63 bits.
            throw new ErrnoException(Errno.OVERFLOW);
        }
        return OptionalLong.of(nanos);
    }
}
