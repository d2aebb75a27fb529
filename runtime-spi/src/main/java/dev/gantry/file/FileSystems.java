// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import org.osgi.annotation.versioning.ProviderType;

/** Puts together what files a guest has: an OSGi service. */
@ProviderType
public interface FileSystems {
    /**
     * Opens everything that the guest is to have, or nothing.
     *
     * @throws dev.gantry.GantryException that names the mount and what is wrong with it
     */
    GuestFiles open(GuestFileRequest request);
}
