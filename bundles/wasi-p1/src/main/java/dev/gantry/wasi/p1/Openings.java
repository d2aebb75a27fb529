// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.GuestFolder;
import dev.gantry.file.OpenFile;
import java.io.IOException;

/** Opening by path. */
final class Openings {
    private final GuestMemory memory;
    private final Descriptors descriptors;
    private final Places places;

    Openings(GuestMemory memory, Descriptors descriptors, Places places) {
        this.memory = memory;
        this.descriptors = descriptors;
        this.places = places;
    }

    /**
     * {@code path_open(fd, lookup, path, path_len, how, rights, inheriting, flags, result)}. Nothing
     * is opened for reading only when it was to be written: that is refused.
     */
    void open(Call call) throws ErrnoException, IOException {
        long result = call.u32(8);
        memory.require(result, Integer.BYTES, Integer.BYTES);
        Place place = places.at(call, 0, 2);
        OpenRequest request = OpenRequest.read(call);
        places.told(
                call, place, () -> memory.putInt(result, descriptors.add(open(place, request))));
    }

    private static Descriptor open(Place place, OpenRequest request)
            throws ErrnoException, IOException {
        requireRights(place, request);
        if (request.onlyFolder()) {
            return openFolder(place, request);
        }
        try {
            return openFile(place, request);
        } catch (FileException e) {
            if (e.problem() != FileProblem.IS_FOLDER || request.onlyFile()) {
                throw e;
            }
            return openFolder(place, request);
        }
    }

    private static void requireRights(Place place, OpenRequest request) throws ErrnoException {
        place.require(Rights.PATH_OPEN);
        if (request.creates()) {
            place.require(Rights.PATH_CREATE_FILE);
        }
        if (request.truncates()) {
            place.require(Rights.PATH_FILESTAT_SET_SIZE);
        }
        if (request.writes()) {
            place.start().rights().requireInheriting(Rights.FD_WRITE);
        }
    }

    private static Descriptor openFile(Place place, OpenRequest request) throws IOException {
        OpenFile file = place.folder().openFile(place.path(), request.follow(), request.options());
        return new FileDescriptor(
                file, place.start().rights().file(request.rights()), request.flags());
    }

    private static Descriptor openFolder(Place place, OpenRequest request) throws IOException {
        GuestFolder folder = place.folder().openFolder(place.path(), request.follow());
        if (request.writes()) {
            folder.close();
            throw new FileException(FileProblem.IS_FOLDER);
        }
        return place.start().opened(folder, place.shown());
    }
}
