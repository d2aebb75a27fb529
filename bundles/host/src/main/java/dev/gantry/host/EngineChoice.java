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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Chooses the engine for one guest. One that was named is never replaced by another; where the choice is
 * ours, whoever is passed over because it cannot be used is named in the notes.
 */
final class EngineChoice {
    private static final String ASKED_FOR = "it was asked for";
    private static final String FITTING =
            "the highest ranked engine for any guest that has what this one needs";

    private final EngineRoster roster;
    private final Requirements wanted;

    EngineChoice(EngineRoster roster, Requirements wanted) {
        this.roster = roster;
        this.wanted = wanted;
    }

    /**
     * Makes the choice; what is chosen is ready.
     *
     * @throws GantryException NO_ENGINE, UNKNOWN_ENGINE, ENGINE_UNUSABLE; DENIED for the want of trust;
     *     UNSUPPORTED_FEATURE or CONFIGURATION, naming what the engine lacks
     */
    ChosenEngine make(EngineWish wish) {
        return wish.id().isPresent() ? named(wish.id().get(), wish) : best();
    }

    private ChosenEngine named(String id, EngineWish wish) {
        Engine engine = roster.find(id).orElseThrow(() -> missing(id, wish));
        if (engine.trust() != Trust.ANY_GUEST && !wish.trusted()) {
            throw untrusted(id);
        }
        if (!wanted.areMetBy(engine)) {
            throw refusal(engine);
        }
        EngineRoster.trouble(engine)
                .ifPresent(
                        trouble -> {
                            throw trouble;
                        });
        return new ChosenEngine(
                engine, wish.configured() ? EngineStatuses.CONFIGURED : ASKED_FOR, List.of());
    }

    private ChosenEngine best() {
        List<Engine> candidates = roster.forAnyGuest().toList();
        if (candidates.isEmpty()) {
            throw none();
        }
        Map<Engine, GantryException> passedOver = new LinkedHashMap<>();
        for (Engine engine : candidates) {
            if (wanted.areMetBy(engine)) {
                Optional<GantryException> trouble = EngineRoster.trouble(engine);
                if (trouble.isEmpty()) {
                    return chosen(engine, candidates, passedOver);
                }
                passedOver.put(engine, trouble.get());
            }
        }
        throw candidates.stream()
                .filter(engine -> !passedOver.containsKey(engine))
                .findFirst()
                .map(this::refusal)
                .orElseGet(() -> passedOver.get(candidates.get(0)));
    }

    private static ChosenEngine chosen(
            Engine engine, List<Engine> candidates, Map<Engine, GantryException> passedOver) {
        List<String> notes = new ArrayList<>();
        passedOver.forEach((other, trouble) -> notes.add(note(engine, other, trouble)));
        boolean lacking = candidates.indexOf(engine) > passedOver.size();
        return new ChosenEngine(engine, lacking ? FITTING : EngineStatuses.BEST, notes);
    }

    private static String note(Engine chosen, Engine other, GantryException trouble) {
        return GuestText.cleanMessage(
                "ran on the engine "
                        + chosen.id()
                        + " instead of "
                        + other.id()
                        + ": "
                        + trouble.getMessage()
                        + "; 'engines --verbose' tells more");
    }

    private GantryException refusal(Engine engine) {
        return wanted.refusal(engine, roster);
    }

    private static GantryException untrusted(String id) {
        return new GrantDeniedException(
                ErrorCode.DENIED,
                id,
                "the engine " + id + " has known weaknesses and is for trusted guests only",
                "if you would run this guest without any confinement too, say so with --trusted");
    }

    private GantryException none() {
        List<EngineStatus> absent = roster.absent();
        String message =
                roster.present().isEmpty()
                        ? "no engine is present, so no guest can run" + departed()
                        : "every engine that is present is for trusted guests only";
        String others =
                absent.stream()
                        .map(engine -> "; for " + engine.id() + ": " + engine.use().hint())
                        .collect(Collectors.joining());
        return new GantryException(
                ErrorCode.NO_ENGINE, "engine", message, ErrorCode.NO_ENGINE.hint() + others, null);
    }

    private String departed() {
        return roster.gone().isEmpty()
                ? ""
                : "; removed: " + String.join(", ", new TreeSet<>(roster.gone()));
    }

    /** What was named is not present. */
    private GantryException missing(String id, EngineWish wish) {
        return roster.absent().stream()
                .filter(engine -> engine.id().equals(id))
                .findFirst()
                .map(EngineChoice::unusable)
                .orElseGet(() -> unknown(id, wish));
    }

    private static GantryException unusable(EngineStatus engine) {
        return new GantryException(
                ErrorCode.ENGINE_UNUSABLE,
                engine.id(),
                "the engine " + engine.id() + " cannot be used: " + engine.use().reason(),
                engine.use().hint(),
                null);
    }

    private GantryException unknown(String id, EngineWish wish) {
        List<String> ids = roster.present().stream().map(Engine::id).distinct().toList();
        String message =
                "there is no engine '"
                        + GuestText.clean(id)
                        + "'; "
                        + (ids.isEmpty()
                                ? "none is present" + departed()
                                : "present: " + String.join(", ", ids));
        if (wish.configured()) {
            return new GantryException(
                    ErrorCode.CONFIGURATION,
                    "engine",
                    Defaults.PID + ": engine = " + GuestText.quote(id) + ": " + message,
                    nearest(id, ids) + "mend the value of engine, or leave it out",
                    null);
        }
        return new GantryException(
                ids.isEmpty() ? ErrorCode.NO_ENGINE : ErrorCode.UNKNOWN_ENGINE,
                GuestText.clean(id),
                message,
                nearest(id, ids) + "an engine comes by dropping its bundle into the deploy folder",
                null);
    }

    private static String nearest(String id, List<String> ids) {
        return Spelling.nearest(id, ids).map(meant -> "did you mean '" + meant + "'? ").orElse("");
    }
}
