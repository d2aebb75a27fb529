// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Access;
import dev.gantry.policy.Access.Outcome;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Finds what paths start in, and tells the host what is done with them. */
final class Places {
    private static final int FOLLOW = 1;

    /** What is no accident: the guest was not meant to. */
    private static final Set<FileProblem> REFUSALS =
            EnumSet.of(FileProblem.ESCAPES, FileProblem.READ_ONLY, FileProblem.ACCESS);

    private final GuestResources guest;
    private final Descriptors descriptors;
    private final PathTexts texts;

    Places(GuestResources guest, Descriptors descriptors, PathTexts texts) {
        this.guest = guest;
        this.descriptors = descriptors;
        this.texts = texts;
    }

    /** The path whose address is one argument, its length the next, and its folder another. */
    Place at(Call call, int folder, int text) throws ErrnoException {
        String path = texts.read(call, text);
        return new Place(descriptors.folder(call, folder), path);
    }

    /** The lookup flags at this position: whether a link at the end of the path is followed. */
    static boolean follow(Call call, int position) throws ErrnoException {
        int flags = call.i32(position);
        if ((flags & ~FOLLOW) != 0) {
            throw new ErrnoException(Errno.INVAL);
        }
        return (flags & FOLLOW) != 0;
    }

    /** Does what is worth a line of its own: it opens or changes something. */
    void told(Call call, Place place, Action action) throws ErrnoException, IOException {
        told(call, place, place.shown(), action);
    }

    /** The same where it is done to more than one path. */
    void told(Call call, Place place, String object, Action action)
            throws ErrnoException, IOException {
        guest.spend(Prices.TOLD);
        try {
            action.run();
        } catch (ErrnoException e) {
            tell(call, place, object, Outcome.REFUSED, e.errno());
            throw e;
        } catch (IOException e) {
            tell(call, place, object, isRefusal(e) ? Outcome.REFUSED : Outcome.FAILED, Errno.of(e));
            throw e;
        }
        tell(call, place, object, Outcome.DONE, Errno.SUCCESS);
    }

    /** Does what is only counted, unless it is refused. */
    void asked(Call call, Place place, Action action) throws ErrnoException, IOException {
        guest.counts(call.function(), 1);
        try {
            action.run();
        } catch (ErrnoException e) {
            refused(call, place, e.errno());
            throw e;
        } catch (IOException e) {
            if (isRefusal(e)) {
                refused(call, place, Errno.of(e));
            }
            throw e;
        }
    }

    private void refused(Call call, Place place, Errno errno) {
        guest.spend(Prices.DENIED);
        tell(call, place, place.shown(), Outcome.REFUSED, errno);
    }

    private static boolean isRefusal(IOException failure) {
        return failure instanceof FileException known && REFUSALS.contains(known.problem());
    }

    private void tell(Call call, Place place, String object, Outcome outcome, Errno errno) {
        String reason = reason(outcome, errno);
        guest.tells(new Access(place.start().grant(), call.function(), object, outcome, reason));
    }

    /** For people: a refusal says what the guest was not given. */
    private static String reason(Outcome outcome, Errno errno) {
        return switch (outcome) {
            case DONE -> "";
            case FAILED -> errno.name();
            case REFUSED -> words(errno) + " (" + errno.name() + ")";
        };
    }

    private static String words(Errno errno) {
        return switch (errno) {
            case PERM -> "it leads out of what was granted";
            case ROFS -> "what was granted is read-only";
            case ACCES -> "permission denied";
            default -> "the descriptor lacks the right";
        };
    }

    /** What is done with a place. It throws {@link ErrnoException} only if a right is missing. */
    @FunctionalInterface
    interface Action {
        void run() throws ErrnoException, IOException;
    }
}
