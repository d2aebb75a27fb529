// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

/**
 * An entry of a folder, as a listing tells it.
 *
 * @param identity see {@link FileStatus#identity}
 */
public record FolderEntry(String name, FileType type, long identity) {}
