// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineLibrary;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The engines at one moment: those that are present, and those that are only installed. */
final class EngineRoster {
    private final List<Engine> present;
    private final Set<String> gone;
    private final EngineLibraries libraries;
    private final Supplier<List<EngineStatus>> unresolved;

    /**
     * @param present the highest ranked first
     * @param gone ids of engines that were present once
     * @param unresolved asked only if somebody wants to know
     */
    EngineRoster(
            List<Engine> present,
            Set<String> gone,
            EngineLibraries libraries,
            Supplier<List<EngineStatus>> unresolved) {
        this.present = List.copyOf(present);
        this.gone = Set.copyOf(gone);
        this.libraries = libraries;
        this.unresolved = unresolved;
    }

    List<Engine> present() {
        return present;
    }

    Set<String> gone() {
        return gone;
    }

    Optional<Engine> find(String id) {
        return present.stream().filter(engine -> engine.id().equals(id)).findFirst();
    }

    Stream<Engine> forAnyGuest() {
        return present.stream().filter(engine -> engine.trust() == Trust.ANY_GUEST);
    }

    /** Why an engine cannot be used; nothing if it can. */
    static Optional<GantryException> trouble(Engine engine) {
        try {
            engine.ready();
            return Optional.empty();
        } catch (GantryException known) {
            return Optional.of(known);
        } catch (RuntimeException | LinkageError unexpected) { // the edge of the engine
            String message =
                    "the engine "
                            + engine.id()
                            + " fails: "
                            + GuestText.cleanMessage(String.valueOf(unexpected));
            return Optional.of(
                    new GantryException(ErrorCode.ENGINE_UNUSABLE, engine.id(), message));
        }
    }

    /** Those that are installed and not present. */
    List<EngineStatus> absent() {
        List<EngineStatus> absent = new ArrayList<>();
        libraries.list().forEach(library -> absent.add(EngineStatuses.of(library)));
        absent.addAll(unresolved.get());
        absent.removeIf(engine -> find(engine.id()).isPresent());
        return absent;
    }

    /** All of them, as a guest with this wish finds them. */
    List<EngineStatus> statuses(EngineWish wish) {
        List<EngineStatus> all = new ArrayList<>();
        boolean taken = wish.id().isPresent();
        for (Engine engine : present) {
            // Code with known weaknesses is not loaded for the sake of a list.
            Optional<GantryException> trouble =
                    engine.trust() == Trust.ANY_GUEST ? trouble(engine) : Optional.empty();
            boolean best = !taken && trouble.isEmpty() && engine.trust() == Trust.ANY_GUEST;
            taken |= best;
            Optional<LibraryStatus> library = libraries.of(engine.id()).map(EngineLibrary::status);
            EngineStatus.Use use =
                    trouble.map(reason -> EngineStatuses.unusable(reason, library))
                            .orElseGet(() -> EngineStatuses.usable(engine, best));
            all.add(EngineStatuses.of(engine, use, library));
        }
        all.addAll(absent());
        return wish.id().map(id -> EngineStatuses.marking(all, id)).orElse(all);
    }
}
