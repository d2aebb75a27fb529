// SPDX-License-Identifier: Apache-2.0
package dev.gantry.hostinterface;

import dev.gantry.engine.Memory;
import dev.gantry.file.GuestFiles;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What one guest and its host lend to a host interface. Whether the guest may have a thing is a
 * question of its own: ask {@link #uses} first.
 */
@ProviderType
public interface GuestResources {
    /** What messages call the guest. */
    String name();

    /**
     * Whether this grant was given, by itself or with all of its kind, and no deny rule takes it away;
     * remembers that the guest made use of it.
     */
    boolean uses(Grant grant);

    /** The guest's arguments, {@code argv[0]} first. */
    List<String> arguments();

    /** The environment variables that were given to the guest, in order. */
    Map<String, String> environment();

    GuestInput stdin();

    /**
     * Where standard output goes. A write that fails because the reader went away ends the guest by
     * itself; a host interface need not handle it.
     */
    OutputStream stdout();

    /** Where standard error goes; see {@link #stdout}. */
    OutputStream stderr();

    /** Which of the streams are a terminal; guests behave otherwise there: they prompt, and write by lines. */
    Set<StandardStream> terminals();

    GuestClock clock();

    /** Fills the array with random bytes that nobody can predict. */
    void random(byte[] target);

    /**
     * The memory that the guest exports as {@code memory}.
     *
     * @throws dev.gantry.engine.TrapException if it exports none
     */
    Memory memory();

    /** The files that were given to the guest. */
    GuestFiles files();

    /**
     * Tells of something that a guest did or was refused: it is recorded, and a refusal is told to
     * whoever ran it. Only what is worth a line of its own; see {@link #counts}.
     */
    void tells(Access access);

    /**
     * Adds to a count that is recorded at the guest's end.
     *
     * @param activity for example {@code fd_read}
     * @param amount bytes, or 1 where there are none
     */
    void counts(String activity, long amount);

    /**
     * Takes fuel for work that is about to be done for the guest; does nothing where fuel is not
     * counted. Every call of a host function has cost 100 units before it begins. What is spent here
     * depends on arguments and bytes alone, never on time, so that it is the same everywhere.
     *
     * @throws dev.gantry.engine.TrapException with {@code FUEL_EXHAUSTED} if not so much is left
     */
    void spend(long fuel);

    /**
     * Ends the guest if somebody asked for that; to be called in loops that last.
     *
     * @throws dev.gantry.engine.TrapException with {@code INTERRUPTED}
     */
    void checkInterrupted();
}
