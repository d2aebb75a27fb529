// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A global that can be passed on to other instances of its store. Its value can be read and set only
 * where the engine declares {@link EngineFeature#GLOBAL_ACCESS} and the value fits one slot.
 */
@ProviderType
public non-sealed interface Global extends Extern {
    @Override
    GlobalType type();

    /** The raw bits of the value. */
    long get();

    /**
     * Sets the raw bits of the value.
     *
     * @throws IllegalStateException if the global is immutable
     */
    void set(long bits);
}
