// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

/**
 * What is known about a file, a folder or a link.
 *
 * @param device tells trees apart; with {@code identity} it tells files apart
 * @param identity the same for two names of one file
 * @param links how many names it has; 0 also where that is not known
 * @param size in bytes
 * @param accessedNanos since 1970, like the other times; one that does not fit is the nearest that does
 * @param changedNanos when anything about it changed last, its times included
 */
public record FileStatus(
        FileType type,
        long device,
        long identity,
        long links,
        long size,
        long accessedNanos,
        long modifiedNanos,
        long changedNanos) {}
