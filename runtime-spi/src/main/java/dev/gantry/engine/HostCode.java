// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a host function does. It runs on the thread of the guest's call and may call back into the
 * same store. An exception that it throws passes through the guest, which cannot catch it, and
 * reaches the outermost Java caller as the same object.
 *
 * <p>It is never told who calls it: what it needs of a guest, such as a memory, it closes over.
 */
@ConsumerType
@FunctionalInterface
public interface HostCode {
    /** Both arrays belong to the engine and are valid during the call only. */
    void call(long[] arguments, long[] results);
}
