// SPDX-License-Identifier: Apache-2.0
package dev.gantry.hostinterface;

import dev.gantry.InterfaceName;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.policy.GrantKind;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A named set of functions offered to guests, registered as an OSGi service. May be used from any
 * thread, by many guests at a time.
 */
@ConsumerType
public interface HostInterface {
    /** The module name that guests import it by. */
    InterfaceName name();

    /** The functions with their types. The set never changes while the service is registered. */
    Map<String, FunctionType> functions();

    /** Who asks the policy, and when. */
    default GrantCheck grantCheck() {
        return GrantCheck.AT_LINK;
    }

    /**
     * What a grant of this interface lets a guest do, in words: for prompts, explanations and lists. Its
     * name is that of the interface.
     */
    default GrantKind grantKind() {
        return GrantKind.of(name().text(), "call the functions of " + name().text());
    }

    /**
     * Makes the functions for one guest. They are called on the guest's thread only, and may throw
     * {@link GuestExitException} to end it. An entry for each of {@link #functions}.
     *
     * <p>The guest's memory cannot be asked for yet: it exists only when a function is called.
     */
    Map<String, HostCode> bind(GuestResources guest);
}
