// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.GuestFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** All that one guest has of files. */
final class MountedFiles implements GuestFiles {
    private static final System.Logger LOG = System.getLogger(MountedFiles.class.getName());

    private final MountTable mounts;
    private final OpenHandles handles;
    private final List<Preopen> preopens;

    MountedFiles(MountTable mounts, OpenHandles handles, List<Preopen> preopens) {
        this.mounts = mounts;
        this.handles = handles;
        this.preopens = List.copyOf(preopens);
    }

    @Override
    public List<Preopen> preopens() {
        return preopens;
    }

    @Override
    public void close() {
        handles.all().forEach(MountedFiles::close);
        mounts.close();
    }

    private static void close(Closeable handle) {
        try {
            handle.close();
        } catch (IOException | RuntimeException e) {
            // A backend of somebody else's must not keep the rest open.
            LOG.log(System.Logger.Level.DEBUG, "a file of a guest could not be closed", e);
        }
    }
}
