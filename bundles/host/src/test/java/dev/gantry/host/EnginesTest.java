// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Trust;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EnginesTest {
    private final Engines engines = new Engines();

    private static Map<String, Object> properties(int ranking, long id) {
        return Map.of("service.ranking", ranking, "service.id", id);
    }

    @Test
    void theHighestRankedEngineIsChosen() {
        Engine high = new Named("high", Trust.ANY_GUEST);
        engines.add(new Named("low", Trust.ANY_GUEST), properties(0, 1));
        engines.add(high, properties(5, 2));
        assertSame(high, engines.select(Optional.empty()));
    }

    @Test
    void theOldestOfEqualsIsChosen() {
        Engine old = new Named("old", Trust.ANY_GUEST);
        engines.add(new Named("new", Trust.ANY_GUEST), properties(0, 2));
        engines.add(old, properties(0, 1));
        assertSame(old, engines.select(Optional.empty()));
    }

    @Test
    void anEngineForTrustedGuestsIsNeverChosenByItself() {
        engines.add(new Named("weak", Trust.TRUSTED_GUESTS_ONLY), properties(9, 1));
        GantryException none =
                assertThrows(GantryException.class, () -> engines.select(Optional.empty()));
        assertEquals(ErrorCode.NO_ENGINE, none.code());
    }

    @Test
    void anEngineForTrustedGuestsIsRefusedByNameToo() {
        engines.add(new Named("weak", Trust.TRUSTED_GUESTS_ONLY), properties(9, 1));
        GantryException refused =
                assertThrows(GantryException.class, () -> engines.select(Optional.of("weak")));
        assertEquals(ErrorCode.DENIED, refused.code());
    }

    @Test
    void anEngineWhoseRankingChangedIsChosenByItAndCanGo() {
        Engine rising = new Named("rising", Trust.ANY_GUEST);
        engines.add(new Named("steady", Trust.ANY_GUEST), properties(5, 1));
        engines.add(rising, properties(0, 2));
        engines.update(rising, properties(9, 2));
        assertSame(rising, engines.select(Optional.empty()));
        engines.remove(properties(7, 2));
        assertEquals("steady", engines.select(Optional.empty()).id());
    }

    @Test
    void anUnknownEngineIsRefusedNamingThosePresent() {
        engines.add(new Named("here", Trust.ANY_GUEST), properties(0, 1));
        GantryException unknown =
                assertThrows(GantryException.class, () -> engines.select(Optional.of("there")));
        assertEquals(ErrorCode.UNKNOWN_ENGINE, unknown.code());
        assertTrue(unknown.describe().contains("here"));
    }

    @Test
    void anEngineThatWentIsNamed() {
        engines.add(new Named("gone", Trust.ANY_GUEST), properties(0, 1));
        engines.remove(properties(0, 1));
        GantryException none =
                assertThrows(GantryException.class, () -> engines.select(Optional.empty()));
        assertEquals(ErrorCode.NO_ENGINE, none.code());
        assertTrue(none.describe().contains("gone"));
        assertTrue(none.hint().contains("deploy"));
    }

    @Test
    void theListSaysWhichIsChosen() {
        engines.add(new Named("weak", Trust.TRUSTED_GUESTS_ONLY), properties(9, 1));
        engines.add(new Named("plain", Trust.ANY_GUEST), properties(0, 2));
        assertEquals("weak", engines.list().get(0).id());
        assertEquals(false, engines.list().get(0).chosen());
        assertEquals(true, engines.list().get(1).chosen());
    }

    /** An engine that is only looked at. */
    private record Named(String id, Trust trust) implements Engine {
        @Override
        public String version() {
            return "1";
        }

        @Override
        public Set<EngineFeature> features() {
            return Set.of();
        }

        @Override
        public CompiledModule compile(byte[] wasm, CompileOptions options) {
            throw new AssertionError("nothing is compiled here");
        }

        @Override
        public Store newStore(Limits limits) {
            throw new AssertionError("nothing is run here");
        }
    }
}
