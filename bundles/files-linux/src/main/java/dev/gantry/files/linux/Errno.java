// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;

/** The numbers by which Linux says what is wrong. */
final class Errno {
    static final int EINTR = 4;

    private Errno() {}

    static FileException failure(int number) {
        return new FileException(problem(number));
    }

    static FileProblem problem(int number) {
        return switch (number) {
            case 1 -> FileProblem.NOT_PERMITTED; // EPERM
            case 2 -> FileProblem.NOT_FOUND; // ENOENT
            case 6, 19 -> FileProblem.ACCESS; // ENXIO, ENODEV: a pipe, a socket or a device
            case 9 -> FileProblem.ACCESS; // EBADF: opened for something else; it is not closed, see
            // Handle
            case 11, 16 -> FileProblem.BUSY; // EAGAIN, EBUSY
            case 13 -> FileProblem.ACCESS; // EACCES
            case 17 -> FileProblem.EXISTS; // EEXIST
            case 18 -> FileProblem.CROSS_DEVICE; // EXDEV
            case 20 -> FileProblem.NOT_FOLDER; // ENOTDIR
            case 21 -> FileProblem.IS_FOLDER; // EISDIR
            case 22 -> FileProblem.INVALID; // EINVAL
            case 23, 24 -> FileProblem.TOO_MANY_OPEN; // ENFILE, EMFILE
            case 26 -> FileProblem.TEXT_BUSY; // ETXTBSY
            case 27, 75 -> FileProblem.TOO_LARGE; // EFBIG, EOVERFLOW
            case 28, 122 -> FileProblem.NO_SPACE; // ENOSPC, EDQUOT
            case 29 -> FileProblem.NO_POSITION; // ESPIPE
            case 30 -> FileProblem.READ_ONLY; // EROFS
            case 31 -> FileProblem.TOO_MANY_LINKS; // EMLINK
            case 36 -> FileProblem.NAME_TOO_LONG; // ENAMETOOLONG
            case 38, 95 -> FileProblem.UNSUPPORTED; // ENOSYS, EOPNOTSUPP
            case 39 -> FileProblem.NOT_EMPTY; // ENOTEMPTY
            case 40 ->
                    FileProblem
                            .IS_LINK; // ELOOP: with one component and O_NOFOLLOW there is no loop
            case 84 -> FileProblem.ILLEGAL_NAME; // EILSEQ
            default -> FileProblem.IO;
        };
    }
}
