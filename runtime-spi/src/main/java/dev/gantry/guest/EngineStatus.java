// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.engine.CodeCache;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.ModuleReport;
import dev.gantry.engine.Trust;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One engine that is present, or is installed and could be.
 *
 * @param version empty where it is not known before the engine is present
 */
public record EngineStatus(
        String id,
        String version,
        Trust trust,
        Set<EngineFeature> features,
        Use use,
        Holdings holdings) {
    public EngineStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(trust, "trust");
        features = Set.copyOf(features);
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(holdings, "holdings");
    }

    /**
     * What becomes of guests on it.
     *
     * @param usable whether it can run a guest
     * @param chosen whether it is the one for a guest that names none
     * @param reason why, or why not, in a few words
     * @param hint what would make it usable; empty if it is
     */
    public record Use(boolean usable, boolean chosen, String reason, String hint) {
        public Use {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(hint, "hint");
        }
    }

    /**
     * What it has on this machine.
     *
     * @param library absent: it needs none beside its bundle
     * @param cache absent: it keeps nothing of what it compiled
     * @param modules how the modules run that it compiled last, the newest last
     */
    public record Holdings(
            Optional<LibraryStatus> library,
            Optional<CodeCache> cache,
            List<ModuleReport> modules) {
        public Holdings {
            Objects.requireNonNull(library, "library");
            Objects.requireNonNull(cache, "cache");
            modules = List.copyOf(modules);
        }
    }
}
