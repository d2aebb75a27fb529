// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The native library of an engine, which does not come with the engine's bundle. An OSGi service of that
 * bundle, there whether the library is or not; the {@link Engine} itself is a service only while a
 * library was found. May be used from any thread.
 */
@ProviderType
public interface EngineLibrary {
    /** The id of the engine that needs it. */
    String engine();

    /** What that engine supports once it has its library. */
    Set<EngineFeature> features();

    /** Looks for the library and checks it as it would be checked before it is loaded. */
    LibraryStatus status();

    /** What {@link #install} runs where it is given no source, as a command line to be shown. */
    String download();

    /**
     * Puts a copy of the library where it is found from now on, in this container at once. Either all of
     * it is there afterwards or nothing has changed.
     *
     * @param source a path or an https address of the library, or of an archive that holds it; absent:
     *     what {@link #download} says
     * @param progress is told in a few words what is being done
     * @throws dev.gantry.GantryException LIBRARY_NOT_INSTALLED, saying why; INTERRUPTED
     */
    LibraryStatus install(Optional<String> source, Consumer<String> progress);

    /**
     * Takes the installed copy away, and never a file that was not installed by Gantry. A process that
     * has loaded it goes on with it.
     *
     * @return whether there was one
     * @throws dev.gantry.GantryException LIBRARY_NOT_INSTALLED if it cannot be taken away
     */
    boolean remove();
}
