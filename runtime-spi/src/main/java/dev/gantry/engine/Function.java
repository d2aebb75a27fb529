// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import org.osgi.annotation.versioning.ProviderType;

/** A function of a guest or of the host. */
@ProviderType
public non-sealed interface Function extends Extern {
    @Override
    FunctionType type();

    /**
     * Calls the function with raw bits.
     *
     * @param arguments at least {@link FunctionType#parameterSlots} slots
     * @param results at least {@link FunctionType#resultSlots} slots
     * @throws TrapException if the engine stops the guest
     */
    void call(long[] arguments, long[] results);
}
