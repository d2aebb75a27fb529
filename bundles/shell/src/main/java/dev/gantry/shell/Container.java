// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.guest.Guests;
import dev.gantry.hostinterface.HostInterface;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the shell sees of the container around it. Everything in it comes and goes, so it is asked for
 * at the moment it is needed and never kept.
 */
public interface Container {
    /** A folder of this installation or this user. */
    enum Place {
        HOME,
        CONFIG,
        DATA,
        CACHE,
        STATE
    }

    /** A bundle that ought to be active and is not. */
    record IdleBundle(String name, String reason) {}

    /**
     * A file that configures this container.
     *
     * @param trouble why it could not be read; empty where it was
     */
    record ConfigurationFile(Path path, String trouble) {
        public boolean isGood() {
            return trouble.isEmpty();
        }
    }

    /** What runs guests. */
    Optional<Guests> guests();

    boolean hasPolicy();

    List<HostInterface> hostInterfaces();

    List<IdleBundle> idleBundles();

    /** The version of Gantry. */
    String version();

    /** Absent where whoever started the container did not say. */
    Optional<Path> place(Place place);

    /** Folders that bundles can be dropped into. */
    List<Path> deployFolders();

    /** The configuration files that were found, in the order in which they count. */
    List<ConfigurationFile> configuration();

    /** Whether errors are to show their Java stack. */
    boolean debug();
}
