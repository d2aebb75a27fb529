// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.GuestText;
import dev.gantry.engine.Engine;
import dev.gantry.guest.EngineStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
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

    private final EngineLibraries libraries;
    private final Supplier<List<EngineStatus>> unresolved;
    private final Patience patience;
    private final Map<Long, Present> present = new ConcurrentHashMap<>();

    /** Whoever keeps something that belongs to an engine. */
    private volatile Consumer<Engine> farewell = engine -> {};

    /** Ids of engines that were here and went, for messages. */
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    @Activate
    public Engines(
            BundleContext context,
            @Reference EngineLibraries libraries,
            @Reference Patience patience) {
        this(libraries, new UnresolvedEngines(context)::list, patience);
    }

    Engines(EngineLibraries libraries, Supplier<List<EngineStatus>> unresolved, Patience patience) {
        this.libraries = libraries;
        this.unresolved = unresolved;
        this.patience = patience;
    }

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

    synchronized void update(Engine engine, Map<String, Object> properties) {
        present.put(Present.idOf(properties), Present.of(engine, properties));
        notifyAll();
    }

    void remove(Map<String, Object> properties) {
        Present left = present.remove(Present.idOf(properties));
        if (left != null) {
            gone.add(left.engine().id());
            farewell.accept(left.engine());
        }
    }

    /** Has somebody told of each engine that goes; the last one who asked for it. */
    void tellWhenGone(Consumer<Engine> listener) {
        farewell = listener;
    }

    boolean isPresent(Engine engine) {
        return present.values().stream().anyMatch(each -> each.engine() == engine);
    }

    /**
     * The engine that the wish names, or the best one that may run any guest and has what this one needs.
     *
     * @throws dev.gantry.GantryException what {@link EngineChoice#make} throws
     */
    ChosenEngine select(EngineWish wish, Requirements wanted) {
        if (wish.id().isEmpty()) {
            awaitOneForAnyGuest();
        }
        return new EngineChoice(roster(), wanted).make(wish);
    }

    private synchronized void awaitOneForAnyGuest() {
        patience.await(this, () -> roster().forAnyGuest().findAny().isPresent());
    }

    /** The engine that a guest will run on unless it needs something special: a guess, no promise. */
    Optional<Engine> likely(EngineWish wish) {
        EngineRoster roster = roster();
        return wish.id().isPresent()
                ? roster.find(wish.id().get())
                : roster.forAnyGuest()
                        .filter(engine -> EngineRoster.trouble(engine).isEmpty())
                        .findFirst();
    }

    List<EngineStatus> list(EngineWish wish) {
        return roster().statuses(wish);
    }

    private EngineRoster roster() {
        return new EngineRoster(inOrder().toList(), gone, libraries, unresolved);
    }

    private Stream<Engine> inOrder() {
        return present.values().stream().sorted(Present.ORDER).map(Present::engine);
    }
}
