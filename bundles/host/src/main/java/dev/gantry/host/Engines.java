// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The engines that are present at this moment, best first. A guest keeps the engine that it was
 * started on; when that engine's bundle stops, the engine itself ends the guest.
 */
@Component(service = Engines.class)
public final class Engines {
    /** The order of services: the highest ranking first, then the oldest. */
    private record Rank(int ranking, long serviceId) implements Comparable<Rank> {
        private static final Comparator<Rank> ORDER =
                Comparator.comparingInt(Rank::ranking)
                        .reversed()
                        .thenComparingLong(Rank::serviceId);

        static Rank of(Map<String, Object> properties) {
            boolean ranked = properties.get("service.ranking") instanceof Integer;
            return new Rank(
                    ranked ? (Integer) properties.get("service.ranking") : 0,
                    (Long) properties.getOrDefault("service.id", 0L));
        }

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    private static final System.Logger LOG = System.getLogger(Engines.class.getName());

    private final Map<Rank, Engine> present = new ConcurrentSkipListMap<>();

    /** Ids of engines that were here and went, for messages. */
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(Engine engine, Map<String, Object> properties) {
        if (present.values().stream().anyMatch(other -> other.id().equals(engine.id()))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a second engine with the id {0} came and is not used while the first is there",
                    GuestText.clean(engine.id()));
        }
        present.put(Rank.of(properties), engine);
        gone.remove(engine.id());
    }

    void remove(Map<String, Object> properties) {
        Engine left = present.remove(Rank.of(properties));
        if (left != null) {
            gone.add(left.id());
        }
    }

    /**
     * The engine of this id, or the best one that may run any guest.
     *
     * @throws GantryException NO_ENGINE, UNKNOWN_ENGINE
     */
    Engine select(Optional<String> id) {
        return id.isPresent() ? named(id.get()) : best();
    }

    List<EngineStatus> list() {
        Optional<Engine> best = usable();
        return present.values().stream().map(engine -> status(engine, best)).toList();
    }

    private static EngineStatus status(Engine engine, Optional<Engine> best) {
        boolean chosen = best.isPresent() && best.get() == engine;
        String reason =
                chosen
                        ? "the highest ranked engine for any guest"
                        : engine.trust() == Trust.ANY_GUEST
                                ? "used with --engine " + engine.id()
                                : "for trusted guests only";
        return new EngineStatus(
                engine.id(), engine.version(), engine.trust(), engine.features(), chosen, reason);
    }

    private Engine named(String id) {
        return present.values().stream()
                .filter(engine -> engine.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    private Engine best() {
        return usable().orElseThrow(
                        () ->
                                new GantryException(
                                        ErrorCode.NO_ENGINE,
                                        "engine",
                                        "no engine is present, so no guest can run" + departed()));
    }

    private Optional<Engine> usable() {
        return present.values().stream()
                .filter(engine -> engine.trust() == Trust.ANY_GUEST)
                .findFirst();
    }

    private String departed() {
        return gone.isEmpty() ? "" : "; removed: " + String.join(", ", new TreeSet<>(gone));
    }

    private GantryException unknown(String id) {
        String shown = GuestText.clean(id);
        String ids =
                present.values().stream()
                        .map(Engine::id)
                        .distinct()
                        .collect(Collectors.joining(", "));
        boolean none = present.isEmpty();
        return new GantryException(
                none ? ErrorCode.NO_ENGINE : ErrorCode.UNKNOWN_ENGINE,
                shown,
                "there is no engine '" + shown + "'; " + (none ? "none is" : "present: " + ids),
                "drop the bundle dev.gantry.engine."
                        + shown.replace('-', '.')
                        + ".jar into the deploy folder"
                        + (none ? "" : ", or choose one that is present"),
                null);
    }
}
