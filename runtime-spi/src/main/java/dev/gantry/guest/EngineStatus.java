// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Trust;
import java.util.Set;

/**
 * One engine that is present.
 *
 * @param chosen whether a guest that names no engine would run on it
 * @param reason why, or why not, in a few words
 */
public record EngineStatus(
        String id,
        String version,
        Trust trust,
        Set<EngineFeature> features,
        boolean chosen,
        String reason) {
    public EngineStatus {
        features = Set.copyOf(features);
    }
}
