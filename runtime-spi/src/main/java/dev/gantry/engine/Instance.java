// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A live instantiation of a module. Lives and dies with its store. */
@ProviderType
public interface Instance {
    /** The export of this name, whatever it is. */
    Optional<Extern> export(String name);

    /** The export of this name if it is a function. */
    default Optional<Function> function(String name) {
        return export(name).filter(Function.class::isInstance).map(Function.class::cast);
    }

    /** The export of this name if it is a memory. */
    default Optional<Memory> memory(String name) {
        return export(name).filter(Memory.class::isInstance).map(Memory.class::cast);
    }
}
