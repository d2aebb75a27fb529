// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

/** What an entry of a folder is. */
public enum FileType {
    FILE,
    FOLDER,
    LINK,
    /** Served by code of the host, or by a driver. */
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    SOCKET,
    /** A pipe with a name, and whatever else there is. */
    OTHER
}
