// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.Mount;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Says why a guest cannot have its files. */
final class MountFailure {
    private MountFailure() {}

    static GantryException of(String guest, Mount mount, Exception cause) {
        boolean unsafe = cause instanceof FileException e && e.problem() == FileProblem.UNSUPPORTED;
        ErrorCode code = unsafe ? ErrorCode.MOUNT_UNSAFE : ErrorCode.MOUNT_FAILED;
        return failure(code, guest, mount, reason(cause), cause);
    }

    static GantryException twice(String guest, Mount mount) {
        String reason = "another mount has the same path in the guest";
        return failure(ErrorCode.MOUNT_FAILED, guest, mount, reason, null);
    }

    static GantryException devicesCovered(String guest) {
        return new GantryException(
                ErrorCode.MOUNT_FAILED,
                guest,
                "cannot give devices to the guest "
                        + GuestText.quote(guest)
                        + ": another mount has the path /dev");
    }

    static GantryException cannotHide(String guest, IOException cause) {
        return new GantryException(
                ErrorCode.MOUNT_FAILED,
                guest,
                "cannot give directories to the guest "
                        + GuestText.quote(guest)
                        + ": what a deny rule hides cannot be looked up: "
                        + reason(cause),
                ErrorCode.MOUNT_FAILED.hint(),
                cause);
    }

    private static GantryException failure(
            ErrorCode code, String guest, Mount mount, String reason, @Nullable Exception cause) {
        String text = GuestText.cleanMessage(written(mount));
        String message =
                "cannot give " + text + " to the guest " + GuestText.quote(guest) + ": " + reason;
        return new GantryException(code, guest, message, code.hint(), cause);
    }

    private static String written(Mount mount) {
        try {
            return mount.grant().toString();
        } catch (IllegalArgumentException e) {
            // Nobody can have written it: it holds what no grant does.
            return "a mount";
        }
    }

    private static String reason(Exception cause) {
        if (cause instanceof FileException e) {
            return reason(e.problem());
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such directory";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String said = cause.getMessage();
        return said == null ? "it cannot be opened" : GuestText.cleanMessage(said);
    }

    private static String reason(FileProblem problem) {
        return switch (problem) {
            case ACCESS -> "a deny rule hides it, or permission is denied";
            case UNSUPPORTED -> "nothing here can keep a guest inside a directory of the host";
            case NOT_FOLDER -> "it is not a directory";
            case NOT_FOUND -> "there is no such directory";
            case TOO_MANY_OPEN -> "too many files are open";
            default -> "it cannot be opened";
        };
    }
}
