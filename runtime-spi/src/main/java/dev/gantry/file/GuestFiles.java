// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.io.Closeable;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The files of one guest. Used by its thread alone. */
@ProviderType
public interface GuestFiles extends Closeable {
    /** What is open from the start, in the order of its guest paths. */
    List<Preopen> preopens();

    /** No files at all. */
    GuestFiles NONE =
            new GuestFiles() {
                @Override
                public List<Preopen> preopens() {
                    return List.of();
                }

                @Override
                public void close() {}
            };

    /** Closes all that is open and removes what was temporary; never fails. */
    @Override
    void close();

    /**
     * A folder that is open from the start.
     *
     * @param path what the guest calls it
     */
    record Preopen(String path, GuestFolder folder) {}
}
