// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.guest.GuestSpec;
import dev.gantry.wasm.meter.MeteredModule;
import dev.gantry.wasm.preparation.PreparedModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class LiveGuestsTest {
    @Test
    void theModuleOfAGuestThatCannotStartIsClosed() {
        GuestSpec spec = TestHost.plain().build();
        Plan plan =
                Plan.of(
                        spec,
                        new Defaults(TestHost.configuration(Map.of())),
                        new RecentModules(engine -> true));
        GuestBytes bytes = GuestBytes.of(spec.source());
        PreparedModule module = plan.prepare(bytes, Optional.empty());
        EntryPoint entryPoint =
                EntryPoint.of(bytes.name(), module.facts().outline(), spec.invocation());
        CountDownLatch closed = new CountDownLatch(1);
        LiveGuests live = new LiveGuests();
        live.close();
        GantryException refused =
                assertThrows(
                        GantryException.class,
                        () ->
                                live.start(
                                        new GuestRun.Prepared(
                                                plan,
                                                bytes,
                                                TestHost.admission(),
                                                new Linkage(List.of()),
                                                entryPoint),
                                        new ChosenEngine(new CompilingEngine(), "", List.of()),
                                        RecentModules.Lease.alone(
                                                new MeteredModule(
                                                        new CompilingEngine.Compiled(
                                                                closed::countDown),
                                                        module))));
        assertEquals(ErrorCode.INTERRUPTED, refused.code());
        assertEquals(0, closed.getCount());
    }
}
