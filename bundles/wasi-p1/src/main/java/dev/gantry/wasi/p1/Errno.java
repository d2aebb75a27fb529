// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import java.io.IOException;

/** The answers of a function, by the names of the specification and in the order of its numbers. */
enum Errno {
    SUCCESS,
    TOO_BIG,
    ACCES,
    ADDRINUSE,
    ADDRNOTAVAIL,
    AFNOSUPPORT,
    /** Nothing to read at the moment. */
    AGAIN,
    ALREADY,
    /** No such descriptor, or not opened for that. */
    BADF,
    BADMSG,
    BUSY,
    CANCELED,
    CHILD,
    CONNABORTED,
    CONNREFUSED,
    CONNRESET,
    DEADLK,
    DESTADDRREQ,
    DOM,
    /** A limit of the guest for files. */
    DQUOT,
    EXIST,
    FAULT,
    FBIG,
    HOSTUNREACH,
    IDRM,
    /** No UTF-8. */
    ILSEQ,
    INPROGRESS,
    INTR,
    /** An argument means nothing. */
    INVAL,
    /** The host failed to read or write. */
    IO,
    ISCONN,
    ISDIR,
    LOOP,
    MFILE,
    MLINK,
    MSGSIZE,
    MULTIHOP,
    NAMETOOLONG,
    NETDOWN,
    NETRESET,
    NETUNREACH,
    NFILE,
    NOBUFS,
    NODEV,
    NOENT,
    NOEXEC,
    NOLCK,
    NOLINK,
    NOMEM,
    NOMSG,
    NOPROTOOPT,
    NOSPC,
    NOSYS,
    NOTCONN,
    NOTDIR,
    NOTEMPTY,
    NOTRECOVERABLE,
    NOTSOCK,
    NOTSUP,
    NOTTY,
    NXIO,
    /** A number that is too large to be kept. */
    OVERFLOW,
    OWNERDEAD,
    /** The path leads out of what the guest was given. */
    PERM,
    PIPE,
    PROTO,
    PROTONOSUPPORT,
    PROTOTYPE,
    RANGE,
    ROFS,
    /** A stream has no position. */
    SPIPE,
    SRCH,
    STALE,
    TIMEDOUT,
    TXTBSY,
    XDEV,
    /** The grant, or the right of the descriptor, is missing. */
    NOTCAPABLE;

    // The specification numbers them without a gap, and the order here is its own.
    @SuppressWarnings("EnumOrdinal")
    int code() {
        return ordinal();
    }

    /** What a guest is told of a failure of the host. */
    static Errno of(IOException failure) {
        return failure instanceof FileException known ? of(known.problem()) : IO;
    }

    private static Errno of(FileProblem problem) {
        return switch (problem) {
            case ACCESS -> ACCES;
            case BUSY -> BUSY;
            case CROSS_DEVICE -> XDEV;
            case ESCAPES, NOT_PERMITTED -> PERM;
            case EXISTS -> EXIST;
            case ILLEGAL_NAME, INVALID -> INVAL;
            case IO -> IO;
            case IS_FOLDER -> ISDIR;
            case IS_LINK, LINK_LOOP -> LOOP;
            case NAME_TOO_LONG -> NAMETOOLONG;
            case NOT_EMPTY -> NOTEMPTY;
            case NOT_FOLDER -> NOTDIR;
            case NOT_FOUND -> NOENT;
            case NO_SPACE -> NOSPC;
            case QUOTA -> DQUOT;
            case READ_ONLY -> ROFS;
            case NO_POSITION -> SPIPE;
            case TEXT_BUSY -> TXTBSY;
            case TOO_LARGE -> FBIG;
            case TOO_MANY_LINKS -> MLINK;
            case TOO_MANY_OPEN -> MFILE;
            case UNSUPPORTED -> NOTSUP;
        };
    }
}
