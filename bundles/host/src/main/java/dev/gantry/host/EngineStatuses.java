// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.EngineLibrary;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Puts into words what becomes of guests on an engine, and why. */
final class EngineStatuses {
    static final String BEST = "the highest ranked engine for any guest";
    static final String CONFIGURED = "the configuration names it";

    private EngineStatuses() {}

    /** Of one that is present. */
    static EngineStatus of(
            Engine engine, EngineStatus.Use use, Optional<LibraryStatus> itsLibrary) {
        return new EngineStatus(
                engine.id(),
                engine.version(),
                engine.trust(),
                engine.features(),
                use,
                new EngineStatus.Holdings(itsLibrary, engine.cache(), engine.reports()));
    }

    /** Of one that is not, because of its library. */
    static EngineStatus of(EngineLibrary library) {
        LibraryStatus found = library.status();
        EngineStatus absent =
                absent(
                        library.engine(),
                        Trust.ANY_GUEST,
                        library.features(),
                        unusable(found.reason(), found.hint()));
        return new EngineStatus(
                absent.id(),
                absent.version(),
                absent.trust(),
                absent.features(),
                absent.use(),
                new EngineStatus.Holdings(Optional.of(found), Optional.empty(), List.of()));
    }

    /** Of one that is installed at most. */
    static EngineStatus absent(
            String id, Trust trust, Set<EngineFeature> features, EngineStatus.Use use) {
        return new EngineStatus(
                GuestText.clean(id),
                "",
                trust,
                features,
                use,
                new EngineStatus.Holdings(Optional.empty(), Optional.empty(), List.of()));
    }

    static EngineStatus.Use usable(Engine engine, boolean best) {
        if (best) {
            return new EngineStatus.Use(true, true, BEST, "");
        }
        String byName = "used with --engine " + engine.id();
        String reason = engine.trust() == Trust.ANY_GUEST ? byName : byName + " --trusted";
        return new EngineStatus.Use(true, false, reason, "");
    }

    /** If it is for its library, in the words about that. */
    static EngineStatus.Use unusable(GantryException trouble, Optional<LibraryStatus> library) {
        return library.filter(found -> !found.usable())
                .map(found -> unusable(found.reason(), found.hint()))
                .orElseGet(() -> unusable(trouble));
    }

    private static EngineStatus.Use unusable(GantryException trouble) {
        String reason = GuestText.cleanMessage(String.valueOf(trouble.getMessage()));
        return unusable(reason, trouble.hint());
    }

    static EngineStatus.Use unusable(String reason, String hint) {
        return new EngineStatus.Use(false, false, reason, hint);
    }

    /** The same, the configured one marked as chosen; added, if there is none such. */
    static List<EngineStatus> marking(List<EngineStatus> all, String configured) {
        Predicate<EngineStatus> named = engine -> engine.id().equals(configured);
        List<EngineStatus> marked = new ArrayList<>();
        all.forEach(engine -> marked.add(named.test(engine) ? marked(engine) : engine));
        if (all.stream().noneMatch(named)) {
            EngineStatus.Use use =
                    unusable(
                            CONFIGURED + ", and there is none such",
                            "mend the value of engine, or leave it out");
            marked.add(marked(absent(configured, Trust.ANY_GUEST, Set.of(), use)));
        }
        return marked;
    }

    private static EngineStatus marked(EngineStatus engine) {
        EngineStatus.Use use = engine.use();
        String reason = use.usable() ? CONFIGURED : use.reason();
        return new EngineStatus(
                engine.id(),
                engine.version(),
                engine.trust(),
                engine.features(),
                new EngineStatus.Use(use.usable(), true, reason, use.hint()),
                engine.holdings());
    }
}
