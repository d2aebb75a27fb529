// SPDX-License-Identifier: Apache-2.0
package dev.gantry.hostinterface;

import dev.gantry.file.OpenFile;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A device that code of the host serves to guests, under {@code /dev}: an OSGi service. A guest sees it
 * only with the grant {@code dev=NAME}.
 */
@ConsumerType
public interface Device {
    /** The kind of grant that devices are given by; its parameter is their {@link #name}. */
    String GRANT_KIND = "dev";

    /** The name in {@code /dev}: lower case letters, digits and hyphens. */
    String name();

    /** What a guest may do with it, in a few words: "get random bytes". */
    String purpose();

    /**
     * Opens it for one descriptor of a guest. It has the type {@link
     * dev.gantry.file.FileType#CHARACTER_DEVICE}.
     */
    OpenFile open(GuestResources guest) throws IOException;
}
