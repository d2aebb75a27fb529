// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns a request into granted or denied. An OSGi service; without one no guest starts. May be called
 * from any thread.
 */
@ConsumerType
@FunctionalInterface
public interface Policy {
    /**
     * Decides, before the guest starts. What is neither granted nor refused is not granted.
     *
     * @throws dev.gantry.GantryException UNKNOWN_GRANT if the request names a kind that nothing provides
     */
    Decision decide(PolicyRequest request);
}
