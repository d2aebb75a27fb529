// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.engine.Limits;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Runs guests. An OSGi service; may be used from any thread. */
@ProviderType
public interface Guests {
    /**
     * Runs a guest to its end. If the calling thread is interrupted the guest is stopped, and the
     * thread's interrupted status is set again on return.
     *
     * @throws dev.gantry.GantryException if the guest never started: a bad file, no such engine, an
     *     import that nobody offers, a policy that refuses. What happens after the start is in the result.
     */
    GuestResult run(GuestSpec spec);

    /** Starts a guest on a thread of its own; throws what {@link #run} throws. */
    RunningGuest start(GuestSpec spec);

    /**
     * Looks at a guest without running it; needs neither an engine nor a policy. Takes at most the
     * {@link Limits#compileTime} of the default limits; an interrupt of the calling thread ends it.
     *
     * @throws dev.gantry.GantryException if there is no such file, or it is no WebAssembly, or breaks
     *     a rule of it; COMPILE_TIMEOUT, INTERRUPTED, OUT_OF_MEMORY
     */
    GuestInspection inspect(GuestSource source);

    /**
     * The limits of a guest whose specification names none, as this installation is configured.
     *
     * @throws dev.gantry.GantryException CONFIGURATION, naming the key whose value cannot be used
     */
    Limits defaultLimits();

    /**
     * The engines that are present, the highest ranked first, then those that are installed and need
     * something else. Looks whether each can be used: this may load libraries.
     */
    List<EngineStatus> engines();
}
