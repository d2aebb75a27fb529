// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.shell.Suggestions.Offer;
import dev.gantry.shell.Suggestions.Suggestion;
import dev.gantry.shell.command.GantryCommands;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
    private final FakeGuests guests = FakeGuests.ending(FakeResult.exit(0));
    private final FakeContainer container = FakeContainer.with(guests);
    private final Suggestions suggestions =
            new Suggestions(new GantryCommands(container).commands(), container);

    @Test
    void offersCommandsWithTheirSummary() {
        assertTrue(at("ru").words().contains(new Suggestion("run", "Runs a WebAssembly program")));
    }

    @Test
    void offersOptionsOfTheCommand() {
        assertTrue(words(at("--", "run")).contains("--invoke"));
        assertFalse(words(at("--", "engines")).contains("--invoke"));
    }

    @Test
    void offersEnginesThatArePresent() {
        assertEquals(List.of("quick", "slow"), words(at("", "run", "--engine")));
    }

    @Test
    void offersNoEngineThatCannotBeUsed() {
        guests.engines.add(FakeEngines.incomplete());
        assertEquals(List.of("quick", "slow"), words(at("", "run", "--engine")));
    }

    @Test
    void offersWhatCanBeDoneWithEnginesAndThenAllOfThem() {
        guests.engines.add(FakeEngines.incomplete());
        assertEquals(List.of("install", "remove"), words(at("", "engines")));
        assertEquals(List.of("quick", "slow", "fast"), words(at("", "engines", "install")));
        assertTrue(at("", "engines", "install", "fast", "--from").files());
    }

    @Test
    void offersValuesBehindAnEqualsSign() {
        assertEquals(List.of("--engine=quick", "--engine=slow"), words(at("--engine=q", "run")));
    }

    @Test
    void offersFixedValues() {
        assertEquals(List.of("auto", "interpreter", "compiled"), words(at("", "run", "--tier")));
    }

    @Test
    void offersLimits() {
        List<String> options = words(at("--", "x"));
        assertTrue(
                options.containsAll(List.of("--memory", "--fuel", "--timeout", "--stack")),
                options::toString);
        assertEquals(List.of("unlimited"), words(at("", "run", "--fuel")));
    }

    @Test
    void offersFilesToInspect() {
        assertTrue(at("", "inspect").files());
        assertTrue(words(at("--", "inspect")).contains("--all"));
    }

    @Test
    void offersFilesForASubject() {
        assertTrue(at("", "run", "--tier", "auto").files());
    }

    @Test
    void offersFilesAndNoOptionsToAGuest() {
        Offer offer = at("--", "run", "f.wasm");
        assertTrue(offer.files());
        assertEquals(List.of(), offer.words());
    }

    @Test
    void offersCommandsToHelp() {
        assertTrue(words(at("", "help")).contains("doctor"));
    }

    @Test
    void offersNothingWhereNothingMayFollow() {
        assertEquals(Offer.NOTHING, at("", "help", "run"));
    }

    private Offer at(String typed, String... before) {
        return suggestions.at(List.of(before), typed);
    }

    private static List<String> words(Offer offer) {
        return offer.words().stream().map(Suggestion::word).toList();
    }
}
