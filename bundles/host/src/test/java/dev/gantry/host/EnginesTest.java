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
    private static final Requirements NOTHING = new Requirements("guest", Set.of(), 0);
    private static final Requirements SIMD =
            new Requirements("guest", Set.of(EngineFeature.SIMD), 0);

    private final Engines engines = new Engines();

    private static Map<String, Object> properties(int ranking, long id) {
        return Map.of("service.ranking", ranking, "service.id", id);
    }

    @Test
    void theHighestRankedEngineIsChosen() {
        Engine high = new Named("high", Trust.ANY_GUEST);
        engines.add(new Named("low", Trust.ANY_GUEST), properties(0, 1));
        engines.add(high, properties(5, 2));
        assertSame(high, engines.select(Optional.empty(), NOTHING));
    }

    @Test
    void theOldestOfEqualsIsChosen() {
        Engine old = new Named("old", Trust.ANY_GUEST);
        engines.add(new Named("new", Trust.ANY_GUEST), properties(0, 2));
        engines.add(old, properties(0, 1));
        assertSame(old, engines.select(Optional.empty(), NOTHING));
    }

    @Test
    void anEngineForTrustedGuestsIsNeverChosenByItself() {
        engines.add(new Named("weak", Trust.TRUSTED_GUESTS_ONLY), properties(9, 1));
        GantryException none =
                assertThrows(
                        GantryException.class, () -> engines.select(Optional.empty(), NOTHING));
        assertEquals(ErrorCode.NO_ENGINE, none.code());
    }

    @Test
    void anEngineForTrustedGuestsIsRefusedByNameToo() {
        engines.add(new Named("weak", Trust.TRUSTED_GUESTS_ONLY), properties(9, 1));
        GantryException refused =
                assertThrows(
                        GantryException.class, () -> engines.select(Optional.of("weak"), NOTHING));
        assertEquals(ErrorCode.DENIED, refused.code());
    }

    @Test
    void anEngineWhoseRankingChangedIsChosenByItAndCanGo() {
        Engine rising = new Named("rising", Trust.ANY_GUEST);
        engines.add(new Named("steady", Trust.ANY_GUEST), properties(5, 1));
        engines.add(rising, properties(0, 2));
        engines.update(rising, properties(9, 2));
        assertSame(rising, engines.select(Optional.empty(), NOTHING));
        engines.remove(properties(7, 2));
        assertEquals("steady", engines.select(Optional.empty(), NOTHING).id());
    }

    @Test
    void anUnknownEngineIsRefusedNamingThosePresent() {
        engines.add(new Named("here", Trust.ANY_GUEST), properties(0, 1));
        GantryException unknown =
                assertThrows(
                        GantryException.class, () -> engines.select(Optional.of("there"), NOTHING));
        assertEquals(ErrorCode.UNKNOWN_ENGINE, unknown.code());
        assertTrue(unknown.describe().contains("here"));
    }

    @Test
    void anEngineThatWentIsNamed() {
        engines.add(new Named("gone", Trust.ANY_GUEST), properties(0, 1));
        engines.remove(properties(0, 1));
        GantryException none =
                assertThrows(
                        GantryException.class, () -> engines.select(Optional.empty(), NOTHING));
        assertEquals(ErrorCode.NO_ENGINE, none.code());
        assertTrue(none.describe().contains("gone"));
        assertTrue(none.hint().contains("deploy"));
    }

    @Test
    void theBestEngineThatHasWhatTheGuestNeedsIsChosen() {
        engines.add(new Named("high", Trust.ANY_GUEST), properties(5, 1));
        engines.add(Named.withSimd("low"), properties(0, 2));
        assertEquals("low", engines.select(Optional.empty(), SIMD).id());
    }

    @Test
    void anEngineThatWasAskedForIsNeverReplaced() {
        engines.add(new Named("asked", Trust.ANY_GUEST), properties(0, 1));
        engines.add(Named.withSimd("other"), properties(0, 2));
        GantryException refused =
                assertThrows(
                        GantryException.class, () -> engines.select(Optional.of("asked"), SIMD));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused.code());
        assertEquals("simd", refused.subject());
        assertTrue(refused.hint().contains("other"), refused.hint());
    }

    @Test
    void whatNoEngineHasIsNamed() {
        engines.add(new Named("plain", Trust.ANY_GUEST), properties(0, 1));
        GantryException refused =
                assertThrows(GantryException.class, () -> engines.select(Optional.empty(), SIMD));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused.code());
        assertTrue(refused.describe().contains("simd"), refused.describe());
    }

    @Test
    void anEngineForTrustedGuestsIsNotChosenForItsFeatures() {
        engines.add(new Named("plain", Trust.ANY_GUEST), properties(0, 1));
        engines.add(
                new Named("weak", Trust.TRUSTED_GUESTS_ONLY, Set.of(EngineFeature.SIMD), 0),
                properties(0, 2));
        assertThrows(GantryException.class, () -> engines.select(Optional.empty(), SIMD));
    }

    @Test
    void moreMemoryThanAnEngineHasIsRefused() {
        engines.add(new Named("small", Trust.ANY_GUEST, Set.of(), 99), properties(0, 1));
        Requirements fits = new Requirements("guest", Set.of(), 99);
        assertEquals("small", engines.select(Optional.empty(), fits).id());
        Requirements large = new Requirements("guest", Set.of(), 100);
        GantryException refused =
                assertThrows(GantryException.class, () -> engines.select(Optional.empty(), large));
        assertEquals(ErrorCode.CONFIGURATION, refused.code());
        assertTrue(refused.describe().contains("99"), refused.describe());
    }

    @Test
    void whatAnEngineHasOfMemoryIsSaidInPagesAndWithTheOptions() {
        long most = 32_767L * 65_536;
        engines.add(new Named("huge", Trust.ANY_GUEST, Set.of(), 4L << 30), properties(0, 2));
        engines.add(new Named("small", Trust.ANY_GUEST, Set.of(), most), properties(0, 1));
        Requirements large = new Requirements("guest", Set.of(), 3L << 30);
        GantryException refused =
                assertThrows(
                        GantryException.class, () -> engines.select(Optional.of("small"), large));
        assertTrue(
                refused.describe().endsWith("32,767 pages (2,147,418,112 bytes)"),
                refused.describe());
        assertEquals(
                "allow less with --memory, or choose with --engine one of: huge", refused.hint());
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
    private record Named(String id, Trust trust, Set<EngineFeature> features, long maxMemoryBytes)
            implements Engine {
        Named(String id, Trust trust) {
            this(id, trust, Set.of(), 0);
        }

        static Named withSimd(String id) {
            return new Named(id, Trust.ANY_GUEST, Set.of(EngineFeature.SIMD), 0);
        }

        @Override
        public String version() {
            return "1";
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
