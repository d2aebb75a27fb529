// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

/** Why something could not be done with files: the reasons of POSIX, in words. */
public enum FileProblem {
    /** Permission denied, by the host's own rights or by a deny rule. */
    ACCESS,
    BUSY,
    CROSS_DEVICE,
    /** The path leads out of what the guest was given, or it starts at the root. */
    ESCAPES,
    EXISTS,
    /** The name is no text that a file can be called by. */
    ILLEGAL_NAME,
    INVALID,
    IO,
    IS_FOLDER,
    IS_LINK,
    LINK_LOOP,
    NAME_TOO_LONG,
    NOT_EMPTY,
    NOT_FOLDER,
    NOT_FOUND,
    NOT_PERMITTED,
    /** The disk is full. */
    NO_SPACE,
    /** The guest may add no more. */
    QUOTA,
    READ_ONLY,
    /** It has no position: a device, for example. */
    NO_POSITION,
    TEXT_BUSY,
    TOO_LARGE,
    TOO_MANY_LINKS,
    /** The guest, or the process, holds as much open as it may. */
    TOO_MANY_OPEN,
    UNSUPPORTED
}
