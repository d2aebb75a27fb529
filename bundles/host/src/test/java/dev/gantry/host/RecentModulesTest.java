// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Tier;
import dev.gantry.guest.GuestSource;
import dev.gantry.wasm.meter.MeteredModule;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What guests of the same bytes share, and when it goes. */
final class RecentModulesTest {
    private static final PreparationOptions OPTIONS =
            PreparationOptions.builder(PreparationMode.INTERRUPTIBLE).build();

    private final Engine engine = new CompilingEngine();
    private final RecentModules recent = new RecentModules(any -> true);
    private final List<String> closed = new ArrayList<>();

    private PreparedModule prepared(String name) {
        return recent.prepared(GuestBytes.of(new GuestSource.Bytes(name, TestHost.PLAIN)), OPTIONS);
    }

    private RecentModules.Lease lease(RecentModules from, String name) {
        PreparedModule module = prepared(name);
        return from.compiled(
                engine,
                Tier.AUTO,
                module,
                () ->
                        new MeteredModule(
                                new CompilingEngine.Compiled(() -> closed.add(name)), module));
    }

    private RecentModules.Lease lease(String name) {
        return lease(recent, name);
    }

    @Test
    void theSameBytesArePreparedAndCompiledOnce() {
        assertSame(prepared("a"), prepared("a"));
        assertSame(lease("a").module(), lease("a").module());
    }

    @Test
    void underAnotherNameTheyAreAnotherModule() {
        assertNotSame(prepared("a"), prepared("b"));
        assertNotSame(lease("a").module(), lease("b").module());
    }

    @Test
    void whatNobodyUsesStaysForTheNext() {
        lease("a").close();

        assertEquals(List.of(), closed);
    }

    @Test
    void whatIsUsedLongestAgoGoesFirst() {
        lease("old").close();
        for (int i = 0; i < RecentModules.MOST; i++) {
            lease("new" + i).close();
        }

        assertEquals(List.of("old"), closed);
    }

    @Test
    void whatIsInUseIsClosedByItsLastGuest() {
        RecentModules.Lease one = lease("a");
        RecentModules.Lease other = lease("a");
        recent.forget(engine);

        one.close();
        one.close();
        assertEquals(List.of(), closed);
        other.close();
        assertEquals(List.of("a"), closed);
    }

    @Test
    void whatNobodyUsesGoesWithItsEngine() {
        lease("a").close();
        recent.forget(engine);

        assertEquals(List.of("a"), closed);
    }

    @Test
    void nothingIsKeptOfAnEngineThatIsGone() {
        lease(new RecentModules(any -> false), "a").close();

        assertEquals(List.of("a"), closed);
    }

    @Test
    void nothingIsKeptAfterTheEnd() {
        RecentModules.Lease used = lease("a");
        recent.close();
        lease("b").close();
        used.close();

        assertEquals(List.of("b", "a"), closed);
    }
}
