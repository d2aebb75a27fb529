// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Trust;
import java.util.List;
import java.util.Set;

/**
 * One engine that is present.
 *
 * @param chosen whether a guest that names no engine would run on it
 * @param reason why, or why not, in a few words
 * @param modules how the modules run that it compiled last, the newest last
 */
public record EngineStatus(
        String id,
        String version,
        Trust trust,
        Set<EngineFeature> features,
        boolean chosen,
        String reason,
        List<ModuleReport> modules) {
    public EngineStatus {
        features = Set.copyOf(features);
        modules = List.copyOf(modules);
    }
}
