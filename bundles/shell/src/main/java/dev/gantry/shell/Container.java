// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.engine.EngineLibrary;
import dev.gantry.guest.Guests;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.AuditLog;
import dev.gantry.policy.Permissions;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * @param keys what it gives values for; none where there is a trouble
     * @param trouble what is wrong with it; empty where it is good
     */
    record ConfigurationFile(Path path, Set<String> keys, String trouble) {
        public ConfigurationFile {
            keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys)); // in the file's order
        }

        public static ConfigurationFile good(Path path, Collection<String> keys) {
            return new ConfigurationFile(path, new LinkedHashSet<>(keys), "");
        }

        public static ConfigurationFile bad(Path path, String trouble) {
            return new ConfigurationFile(path, Set.of(), trouble);
        }

        public boolean isGood() {
            return trouble.isEmpty();
        }
    }

    /** The native libraries, found or not, that engines tell of. */
    List<EngineLibrary> engineLibraries();

    /** What runs guests. */
    Optional<Guests> guests();

    boolean hasPolicy();

    /** What a person granted for good. */
    Optional<Permissions> permissions();

    /** What guests did. */
    Optional<AuditLog> auditLog();

    /** How directories of the host are kept apart from the rest of it; absent: there are none. */
    Optional<String> filePromise();

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

    /** Whether it was started for one command and ends with it. */
    boolean runsOneCommand();

    /** Whether the process is ending, so that nobody's answer counts any more. */
    boolean isEnding();

    /** Whether errors are to show their Java stack. */
    boolean debug();
}
