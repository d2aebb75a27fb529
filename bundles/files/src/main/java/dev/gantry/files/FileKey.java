// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileStatus;

/** What tells a file from all others, whatever its names are. */
record FileKey(long device, long identity) {
    static FileKey of(FileStatus status) {
        return new FileKey(status.device(), status.identity());
    }
}
