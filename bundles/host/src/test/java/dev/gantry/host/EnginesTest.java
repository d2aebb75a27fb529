// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.EngineLibrary;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class EnginesTest {
    private static final Requirements NOTHING = new Requirements("guest", Set.of(), 0);
    private static final Requirements SIMD =
            new Requirements("guest", Set.of(EngineFeature.SIMD), 0);

    private final EngineLibraries libraries = new EngineLibraries();
    private final List<EngineStatus> unresolved = new ArrayList<>();
    private final Engines engines = new Engines(libraries, () -> unresolved, TestHost.IMPATIENT);

    private static Map<String, Object> properties(int ranking, long id) {
        return Map.of("service.ranking", ranking, "service.id", id);
    }

    private void add(Engine engine, int ranking, long id) {
        engines.add(engine, properties(ranking, id));
    }

    private ChosenEngine best(Requirements wanted) {
        return engines.select(EngineWish.ANY, wanted);
    }

    private ChosenEngine named(String id, Requirements wanted) {
        return engines.select(new EngineWish(Optional.of(id), false, false), wanted);
    }

    private static EngineWish configured(String id) {
        return EngineWish.configured(Optional.of(id), false);
    }

    private static GantryException refusal(Executable selecting) {
        return assertThrows(GantryException.class, selecting);
    }

    @Nested
    final class Ranking {
        @Test
        void theHighestRankedEngineIsChosen() {
            Engine high = Named.plain("high");
            add(Named.plain("low"), 0, 1);
            add(high, 5, 2);
            assertSame(high, best(NOTHING).engine());
            assertEquals("the highest ranked engine for any guest", best(NOTHING).reason());
        }

        @Test
        void theOldestOfEqualsIsChosen() {
            Engine old = Named.plain("old");
            add(Named.plain("new"), 0, 2);
            add(old, 0, 1);
            assertSame(old, best(NOTHING).engine());
        }

        @Test
        void anEngineWhoseRankingChangedIsChosenByItAndCanGo() {
            Engine rising = Named.plain("rising");
            add(Named.plain("steady"), 5, 1);
            add(rising, 0, 2);
            engines.update(rising, properties(9, 2));
            assertSame(rising, best(NOTHING).engine());
            engines.remove(properties(7, 2));
            assertEquals("steady", best(NOTHING).engine().id());
        }
    }

    @Nested
    final class Trusting {
        private final EngineWish trusting = new EngineWish(Optional.of("weak"), false, true);

        @Test
        void anEngineForTrustedGuestsIsNeverChosenByItself() {
            add(Named.weak("weak"), 9, 1);
            GantryException none = refusal(() -> best(NOTHING));
            assertEquals(ErrorCode.NO_ENGINE, none.code());
            assertEquals(
                    ErrorCode.NO_ENGINE,
                    refusal(
                                    () ->
                                            engines.select(
                                                    new EngineWish(Optional.empty(), false, true),
                                                    NOTHING))
                            .code());
        }

        @Test
        void byNameItIsRefusedToAGuestThatIsNotTrusted() {
            add(Named.weak("weak"), 9, 1);
            GantryException refused = refusal(() -> named("weak", NOTHING));
            assertEquals(ErrorCode.DENIED, refused.code());
            assertTrue(refused.hint().contains("--trusted"), refused.hint());
        }

        @Test
        void byConfigurationToo() {
            add(Named.weak("weak"), 9, 1);
            assertEquals(
                    ErrorCode.DENIED,
                    refusal(() -> engines.select(configured("weak"), NOTHING)).code());
        }

        @Test
        void byNameItServesAGuestThatIsTrusted() {
            add(Named.weak("weak"), 9, 1);
            assertEquals("weak", engines.select(trusting, NOTHING).engine().id());
        }

        @Test
        void anEngineForTrustedGuestsIsNotChosenForItsFeatures() {
            add(Named.plain("plain"), 0, 1);
            add(new Named("weak", Trust.TRUSTED_GUESTS_ONLY, Set.of(EngineFeature.SIMD)), 0, 2);
            GantryException refused = refusal(() -> best(SIMD));
            assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused.code());
            assertEquals(
                    "engines that have what it needs: weak (for trusted guests only, --engine weak"
                            + " --trusted)",
                    refused.hint());
        }
    }

    @Nested
    final class Naming {
        @Test
        void anUnknownEngineIsRefusedNamingThosePresent() {
            add(Named.plain("here"), 0, 1);
            GantryException unknown = refusal(() -> named("there", NOTHING));
            assertEquals(ErrorCode.UNKNOWN_ENGINE, unknown.code());
            assertTrue(unknown.describe().contains("here"));
        }

        @Test
        void aConfiguredEngineIsChosenUnlessTheCallerNamesAnother() {
            add(Named.plain("high"), 5, 1);
            add(Named.plain("low"), 0, 2);
            ChosenEngine chosen = engines.select(configured("low"), NOTHING);
            assertEquals("low", chosen.engine().id());
            assertEquals("the configuration names it", chosen.reason());
            Defaults defaults = new Defaults(TestHost.configuration(Map.of("engine", " low ")));
            assertEquals(
                    Optional.of("low"), EngineWish.of(TestHost.plain().build(), defaults).id());
            assertEquals(
                    new EngineWish(Optional.of("high"), false, false),
                    EngineWish.of(TestHost.plain().engine("high").build(), defaults));
        }

        @Test
        void aConfiguredEngineThatIsNotThereIsAMistakeOfTheConfiguration() {
            add(Named.plain("here"), 0, 1);
            GantryException unknown = refusal(() -> engines.select(configured("hare"), NOTHING));
            assertEquals(ErrorCode.CONFIGURATION, unknown.code());
            assertEquals("engine", unknown.subject());
            assertEquals(
                    "dev.gantry.host: engine = \"hare\": there is no engine 'hare'; present: here",
                    unknown.getMessage());
            assertTrue(unknown.hint().startsWith("did you mean 'here'?"), unknown.hint());
        }

        @Test
        void anEngineThatWentIsNamed() {
            add(Named.plain("gone"), 0, 1);
            engines.remove(properties(0, 1));
            GantryException none = refusal(() -> best(NOTHING));
            assertEquals(ErrorCode.NO_ENGINE, none.code());
            assertTrue(none.describe().contains("gone"));
            assertTrue(none.hint().contains("deploy"));
        }

        @Test
        void anEngineThatWasAskedForIsNeverReplaced() {
            add(Named.plain("asked"), 0, 1);
            add(Named.withSimd("other"), 0, 2);
            GantryException refused = refusal(() -> named("asked", SIMD));
            assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused.code());
            assertEquals("simd", refused.subject());
            assertEquals("engines that have what it needs: other (--engine other)", refused.hint());
        }
    }

    @Nested
    final class Needs {
        @Test
        void theBestEngineThatHasWhatTheGuestNeedsIsChosen() {
            add(Named.plain("high"), 5, 1);
            add(Named.withSimd("low"), 0, 2);
            assertEquals("low", best(SIMD).engine().id());
            assertEquals(
                    "the highest ranked engine for any guest that has what this one needs",
                    best(SIMD).reason());
            assertEquals(List.of(), best(SIMD).notes());
        }

        @Test
        void whatNoEngineHasIsNamed() {
            add(Named.plain("plain"), 0, 1);
            GantryException refused = refusal(() -> best(SIMD));
            assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused.code());
            assertTrue(refused.describe().contains("simd"), refused.describe());
            assertEquals("no engine that is installed has all that it needs", refused.hint());
        }

        @Test
        void anEngineWithoutItsLibraryIsNamedForWhatItWouldHave() {
            add(Named.plain("plain"), 0, 1);
            libraries.add(new AbsentLibrary("fast", Set.of(EngineFeature.SIMD)));
            GantryException refused = refusal(() -> best(SIMD));
            assertEquals(
                    "engines that have what it needs: fast (not usable, it is not installed;"
                            + " install it)",
                    refused.hint());
        }

        @Test
        void anEngineThatDoesNotResolveIsNamedForWhatItWouldHave() {
            add(Named.plain("plain"), 0, 1);
            unresolved.add(resolvingOnJava99());
            GantryException refused = refusal(() -> best(SIMD));
            assertTrue(refused.hint().contains("fast (not usable, it needs Java 99 or newer"));
            assertTrue(refused.hint().contains("set GANTRY_JAVA"), refused.hint());
        }

        @Test
        void moreMemoryThanAnEngineHasIsRefused() {
            add(new Named("small", Trust.ANY_GUEST, Set.of(), 99, Optional.empty()), 0, 1);
            Requirements fits = new Requirements("guest", Set.of(), 99);
            assertEquals("small", best(fits).engine().id());
            Requirements large = new Requirements("guest", Set.of(), 100);
            GantryException refused = refusal(() -> best(large));
            assertEquals(ErrorCode.CONFIGURATION, refused.code());
            assertTrue(refused.describe().contains("99"), refused.describe());
        }

        @Test
        void whatAnEngineHasOfMemoryIsSaidInPagesAndWithTheOptions() {
            long most = 32_767L * 65_536;
            add(new Named("huge", Trust.ANY_GUEST, Set.of(), 4L << 30, Optional.empty()), 0, 2);
            add(new Named("small", Trust.ANY_GUEST, Set.of(), most, Optional.empty()), 0, 1);
            Requirements large = new Requirements("guest", Set.of(), 3L << 30);
            GantryException refused = refusal(() -> named("small", large));
            assertTrue(
                    refused.describe().endsWith("32,767 pages (2,147,418,112 bytes)"),
                    refused.describe());
            assertEquals(
                    "allow less with --memory, or choose with --engine one of: huge",
                    refused.hint());
        }
    }

    @Nested
    final class Readiness {
        @Test
        void anEngineThatCannotBeUsedIsPassedOverAndNamed() {
            add(Named.broken("high"), 5, 1);
            add(Named.plain("low"), 0, 2);
            ChosenEngine chosen = best(NOTHING);
            assertEquals("low", chosen.engine().id());
            assertEquals(
                    List.of(
                            "ran on the engine low instead of high: its library is torn;"
                                    + " 'engines --verbose' tells more"),
                    chosen.notes());
        }

        @Test
        void byNameItFailsWithItsReason() {
            add(Named.broken("high"), 5, 1);
            add(Named.plain("low"), 0, 2);
            GantryException unusable = refusal(() -> named("high", NOTHING));
            assertEquals(ErrorCode.ENGINE_UNUSABLE, unusable.code());
            assertEquals("its library is torn", unusable.getMessage());
        }

        @Test
        void byConfigurationToo() {
            add(Named.broken("high"), 5, 1);
            add(Named.plain("low"), 0, 2);
            assertEquals(
                    ErrorCode.ENGINE_UNUSABLE,
                    refusal(() -> engines.select(configured("high"), NOTHING)).code());
        }

        @Test
        void theOnlyEngineFailsWithItsReason() {
            add(Named.broken("only"), 0, 1);
            assertEquals(ErrorCode.ENGINE_UNUSABLE, refusal(() -> best(NOTHING)).code());
        }

        @Test
        void oneThatLacksWhatIsNeededIsNotAskedWhetherItCanBeUsed() {
            add(Named.broken("high"), 5, 1);
            add(Named.withSimd("low"), 0, 2);
            assertEquals(List.of(), best(SIMD).notes());
        }

        @Test
        void anEngineThatFailsUnexpectedlyIsPassedOver() {
            add(Named.failing("high", () -> new UnsatisfiedLinkError("no\nlibrary")), 5, 1);
            add(Named.plain("low"), 0, 2);
            assertEquals("low", best(NOTHING).engine().id());
            assertTrue(best(NOTHING).notes().get(0).contains("UnsatisfiedLinkError"));
        }

        @Test
        void oneWithoutItsLibraryIsUnusableByName() {
            add(Named.plain("plain"), 0, 1);
            libraries.add(new AbsentLibrary("fast", Set.of()));
            GantryException unusable = refusal(() -> named("fast", NOTHING));
            assertEquals(ErrorCode.ENGINE_UNUSABLE, unusable.code());
            assertEquals(
                    "the engine fast cannot be used: it is not installed", unusable.getMessage());
            assertEquals("install it", unusable.hint());
        }

        @Test
        void withoutAnyEngineThoseThatAreInstalledAreNamed() {
            libraries.add(new AbsentLibrary("fast", Set.of()));
            GantryException none = refusal(() -> best(NOTHING));
            assertEquals(ErrorCode.NO_ENGINE, none.code());
            assertTrue(none.hint().endsWith("; for fast: install it"), none.hint());
        }

        @Test
        void aGuessPassesOverWhatCannotBeUsed() {
            add(Named.broken("high"), 5, 1);
            add(Named.plain("low"), 0, 2);
            assertEquals("low", engines.likely(EngineWish.ANY).orElseThrow().id());
        }
    }

    @Nested
    final class Listing {
        @Test
        void saysWhichIsChosen() {
            add(Named.weak("weak"), 9, 1);
            add(Named.broken("broken"), 7, 2);
            add(Named.plain("plain"), 5, 3);
            add(Named.plain("other"), 0, 4);
            assertEquals(
                    List.of(
                            new EngineStatus.Use(
                                    true, false, "used with --engine weak --trusted", ""),
                            new EngineStatus.Use(
                                    false, false, "its library is torn", "take another"),
                            new EngineStatus.Use(
                                    true, true, "the highest ranked engine for any guest", ""),
                            new EngineStatus.Use(true, false, "used with --engine other", "")),
                    uses(EngineWish.ANY));
        }

        @Test
        void marksTheConfiguredOne() {
            add(Named.plain("plain"), 5, 1);
            add(Named.plain("other"), 0, 2);
            assertEquals(
                    List.of(
                            new EngineStatus.Use(true, false, "used with --engine plain", ""),
                            new EngineStatus.Use(true, true, "the configuration names it", "")),
                    uses(configured("other")));
        }

        @Test
        void addsTheConfiguredOneWhereThereIsNoneSuch() {
            add(Named.plain("plain"), 5, 1);
            EngineStatus last = engines.list(configured("othr")).get(1);
            assertEquals("othr", last.id());
            assertTrue(last.use().chosen());
            assertFalse(last.use().usable());
        }

        @Test
        void holdsThoseThatAreOnlyInstalled() {
            libraries.add(new AbsentLibrary("fast", Set.of(EngineFeature.SIMD)));
            unresolved.add(resolvingOnJava99());
            List<EngineStatus> all = engines.list(EngineWish.ANY);
            assertEquals(List.of("fast", "fast"), all.stream().map(EngineStatus::id).toList());
            assertTrue(all.get(0).holdings().library().isPresent());
            assertEquals("install it", all.get(0).use().hint());
        }

        @Test
        void doesNotLoadAnEngineForTrustedGuestsOnly() {
            Supplier<Throwable> loaded =
                    () -> new AssertionError("it was asked whether it is ready");
            add(
                    new Named("weak", Trust.TRUSTED_GUESTS_ONLY, Set.of(), 0, Optional.of(loaded)),
                    0,
                    1);
            assertTrue(engines.list(EngineWish.ANY).get(0).use().usable());
        }

        @Test
        void showsTheLibraryOfAnEngineThatIsPresent() {
            add(Named.plain("fast"), 0, 1);
            libraries.add(new AbsentLibrary("fast", Set.of()));
            List<EngineStatus> all = engines.list(EngineWish.ANY);
            assertEquals(1, all.size());
            assertTrue(all.get(0).use().usable());
            assertEquals(
                    "it is not installed", all.get(0).holdings().library().orElseThrow().reason());
        }

        @Test
        void saysInTheWordsOfTheLibraryWhatIsWrongWithIt() {
            add(Named.broken("fast"), 0, 1);
            libraries.add(new AbsentLibrary("fast", Set.of()));
            assertEquals(
                    List.of(
                            new EngineStatus.Use(
                                    false, false, "it is not installed", "install it")),
                    uses(EngineWish.ANY));
        }

        private List<EngineStatus.Use> uses(EngineWish wish) {
            return engines.list(wish).stream().map(EngineStatus::use).toList();
        }
    }

    private static EngineStatus resolvingOnJava99() {
        return UnresolvedEngines.status(
                Map.of("id", "fast", "features", List.of("SIMD", "TELEPATHY")),
                UnresolvedEngines.needsAnotherJava("(&(osgi.ee=JavaSE)(version=99))"));
    }

    /** An engine that is only looked at. */
    private record Named(
            String id,
            Trust trust,
            Set<EngineFeature> features,
            long maxMemoryBytes,
            Optional<Supplier<Throwable>> trouble)
            implements Engine {
        Named(String id, Trust trust, Set<EngineFeature> features) {
            this(id, trust, features, 0, Optional.empty());
        }

        static Named plain(String id) {
            return new Named(id, Trust.ANY_GUEST, Set.of());
        }

        static Named weak(String id) {
            return new Named(id, Trust.TRUSTED_GUESTS_ONLY, Set.of());
        }

        static Named withSimd(String id) {
            return new Named(id, Trust.ANY_GUEST, Set.of(EngineFeature.SIMD));
        }

        static Named broken(String id) {
            return failing(
                    id,
                    () ->
                            new GantryException(
                                    ErrorCode.ENGINE_UNUSABLE,
                                    id,
                                    "its library is torn",
                                    "take another",
                                    null));
        }

        static Named failing(String id, Supplier<Throwable> trouble) {
            return new Named(id, Trust.ANY_GUEST, Set.of(), 0, Optional.of(trouble));
        }

        @Override
        public void ready() {
            Throwable why = trouble.map(Supplier::get).orElse(null);
            if (why instanceof Error error) {
                throw error;
            }
            if (why instanceof RuntimeException exception) {
                throw exception;
            }
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

    /** The library of an engine, not there. */
    private record AbsentLibrary(String engine, Set<EngineFeature> features)
            implements EngineLibrary {
        @Override
        public LibraryStatus status() {
            return new LibraryStatus(
                    false, Optional.empty(), Optional.empty(), "it is not installed", "install it");
        }

        @Override
        public String download() {
            return "";
        }

        @Override
        public LibraryStatus install(Optional<String> source, Consumer<String> progress) {
            throw new AssertionError("nothing is installed here");
        }

        @Override
        public boolean remove() {
            return false;
        }
    }

    @Test
    void waitsForAnEngineWhileAContainerStarts() {
        Engines patient =
                new Engines(
                        libraries,
                        () -> unresolved,
                        new Patience(Duration.ZERO, Duration.ofMinutes(1)));
        Thread guest = Thread.currentThread();
        Engine late = new CompilingEngine();
        Thread container =
                new Thread(
                        () -> {
                            while (guest.getState() != Thread.State.TIMED_WAITING) {
                                Thread.onSpinWait();
                            }
                            patient.add(late, properties(0, 1));
                        });
        container.start();

        assertEquals(late.id(), patient.select(EngineWish.ANY, NOTHING).engine().id());
    }
}
