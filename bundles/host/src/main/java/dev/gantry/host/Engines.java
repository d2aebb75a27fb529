// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.Spelling;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import dev.gantry.policy.GrantDeniedException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
    /** An engine and its place in the order of services: the highest ranking first, then the oldest. */
    private record Present(Engine engine, int ranking, long serviceId) {
        private static final Comparator<Present> ORDER =
                Comparator.comparingInt(Present::ranking)
                        .reversed()
                        .thenComparingLong(Present::serviceId);

        static Present of(Engine engine, Map<String, Object> properties) {
            Object ranking = properties.get("service.ranking");
            return new Present(engine, ranking instanceof Integer n ? n : 0, idOf(properties));
        }

        /** What never changes about a service. */
        static long idOf(Map<String, Object> properties) {
            return (Long) properties.getOrDefault("service.id", 0L);
        }
    }

    private static final System.Logger LOG = System.getLogger(Engines.class.getName());

    private final Map<Long, Present> present = new ConcurrentHashMap<>();

    /** Ids of engines that were here and went, for messages. */
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "update",
            unbind = "remove")
    void add(Engine engine, Map<String, Object> properties) {
        if (inOrder().anyMatch(other -> other.id().equals(engine.id()))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a second engine with the id {0} came and is not used while the first is there",
                    GuestText.clean(engine.id()));
        }
        update(engine, properties);
        gone.remove(engine.id());
    }

    void update(Engine engine, Map<String, Object> properties) {
        present.put(Present.idOf(properties), Present.of(engine, properties));
    }

    void remove(Map<String, Object> properties) {
        Present left = present.remove(Present.idOf(properties));
        if (left != null) {
            gone.add(left.engine().id());
        }
    }

    private Stream<Engine> inOrder() {
        return present.values().stream().sorted(Present.ORDER).map(Present::engine);
    }

    /**
     * The engine of this id, or the best one that may run any guest and has what this one needs. An
     * engine that was asked for is never replaced by another.
     *
     * @throws GantryException NO_ENGINE, UNKNOWN_ENGINE; UNSUPPORTED_FEATURE or CONFIGURATION, naming
     *     what the engine lacks
     */
    Engine select(Optional<String> id, Requirements wanted) {
        Engine first = id.isPresent() ? named(id.get()) : best();
        if (wanted.areMetBy(first)) {
            return first;
        }
        return id.isPresent()
                ? refuse(first, wanted)
                : usable().filter(wanted::areMetBy)
                        .findFirst()
                        .orElseGet(() -> refuse(first, wanted));
    }

    private Engine refuse(Engine engine, Requirements wanted) {
        throw wanted.refusal(engine, inOrder().toList());
    }

    /** The engine that a guest will run on unless it needs something special: a guess, no promise. */
    Optional<Engine> likely(Optional<String> id) {
        return id.isPresent()
                ? inOrder().filter(engine -> engine.id().equals(id.get())).findFirst()
                : usable().findFirst();
    }

    List<EngineStatus> list() {
        Optional<Engine> best = usable().findFirst();
        return inOrder().map(engine -> status(engine, best)).toList();
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
                engine.id(),
                engine.version(),
                engine.trust(),
                engine.features(),
                chosen,
                reason,
                engine.reports());
    }

    private Engine named(String id) {
        Engine engine =
                inOrder()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> unknown(id));
        if (engine.trust() != Trust.ANY_GUEST) {
            throw new GrantDeniedException(
                    ErrorCode.DENIED,
                    id,
                    "the engine " + id + " is for trusted guests only",
                    "choose an engine that may run any guest; 'engines' lists them");
        }
        return engine;
    }

    private Engine best() {
        return usable().findFirst().orElseThrow(this::none);
    }

    private GantryException none() {
        String message =
                present.isEmpty()
                        ? "no engine is present, so no guest can run" + departed()
                        : "every engine that is present is for trusted guests only";
        return new GantryException(ErrorCode.NO_ENGINE, "engine", message);
    }

    private Stream<Engine> usable() {
        return inOrder().filter(engine -> engine.trust() == Trust.ANY_GUEST);
    }

    private String departed() {
        return gone.isEmpty() ? "" : "; removed: " + String.join(", ", new TreeSet<>(gone));
    }

    private GantryException unknown(String id) {
        String shown = GuestText.clean(id);
        List<String> ids = inOrder().map(Engine::id).distinct().toList();
        String nearest =
                Spelling.nearest(id, ids).map(meant -> "did you mean '" + meant + "'? ").orElse("");
        boolean none = ids.isEmpty();
        return new GantryException(
                none ? ErrorCode.NO_ENGINE : ErrorCode.UNKNOWN_ENGINE,
                shown,
                "there is no engine '"
                        + shown
                        + "'; "
                        + (none
                                ? "none is present" + departed()
                                : "present: " + String.join(", ", ids)),
                nearest + "an engine comes by dropping its bundle into the deploy folder",
                null);
    }
}
