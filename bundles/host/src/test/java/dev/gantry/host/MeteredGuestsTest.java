// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.Outcome;
import dev.gantry.hostinterface.GuestResources;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the host makes of limits; how they are kept is tested where they are. */
@Timeout(20)
final class MeteredGuestsTest {
    /** Instantiating the guest costs as much: one page. */
    private static final long INSTANTIATION = 1_024;

    private static GuestResult run(Limits limits, Consumer<GuestResources> go) {
        return run(TestHost.importing().limits(limits), go);
    }

    private static GuestResult run(GuestSpec.Builder spec, Consumer<GuestResources> go) {
        TestHost host = TestHost.runningImporter(guest -> guest.call(0, 1));
        host.hostInterfaces.add(
                TestHost.thing(resources -> (arguments, results) -> go.accept(resources)));
        return host.guests.run(spec.build());
    }

    private static Limits fuel(long units) {
        return Limits.builder().fuel(units).build();
    }

    @Test
    void aHostFunctionSpendsTheGuestsFuel() {
        GuestResult result = run(fuel(10_000), resources -> resources.spend(23));
        assertEquals(Outcome.EXIT, result.outcome());
        assertEquals(INSTANTIATION + 100 + 23, result.fuelUsed().orElseThrow());
        assertTrue(result.fuelExact());
    }

    @Test
    void usedUpFuelIsATrapWithItsOwnCode() {
        GuestResult result = run(fuel(2_000), resources -> resources.spend(1_000));
        assertEquals(Outcome.TRAP, result.outcome());
        assertEquals(ErrorCode.FUEL_EXHAUSTED, result.failure().orElseThrow().code());
        assertEquals(2_000, result.fuelUsed().orElseThrow());
    }

    @Test
    void fuelThatDoesNotSufficeForInstantiationIsTheSameTrap() {
        GuestResult result = run(fuel(INSTANTIATION - 1), resources -> {});
        assertEquals(Outcome.TRAP, result.outcome());
        assertEquals(ErrorCode.FUEL_EXHAUSTED, result.failure().orElseThrow().code());
    }

    @Test
    void aStackThatIsUsedUpIsATrap() {
        GuestResult result =
                run(
                        stack(1),
                        resources -> {
                            throw new TrapException(TrapCode.STACK_OVERFLOW);
                        });
        assertEquals(Outcome.TRAP, result.outcome());
        assertEquals(ErrorCode.STACK_OVERFLOW, result.failure().orElseThrow().code());
    }

    @Test
    void fuelIsNotCountedUnlessSomebodyAsks() {
        GuestResult result = run(Limits.DEFAULT, resources -> resources.spend(23));
        assertTrue(result.fuelUsed().isEmpty());
        assertFalse(result.fuelExact());
    }

    @Test
    void aMemoryThatStartsTooLargeIsALimit() {
        GuestResult result = run(Limits.builder().memoryBytes(65_535).build(), resources -> {});
        assertEquals(Outcome.LIMIT, result.outcome());
        assertEquals(ErrorCode.MEMORY_LIMIT, result.failure().orElseThrow().code());
    }

    @Test
    void theConfiguredLimitsHoldWhereTheSpecificationNamesNone() {
        TestHost host = TestHost.running(guest -> {});
        host.defaults.change(TestHost.configuration(Map.of("memory", "1k")));
        GuestResult result = host.guests.run(TestHost.plain().build());
        assertEquals(ErrorCode.MEMORY_LIMIT, result.failure().orElseThrow().code());
        assertEquals(1_024, host.guests.defaultLimits().memoryBytes());
    }

    @Test
    void aDeterministicGuestSeesTheSameInEveryRun() {
        assertEquals(observation(), observation());
    }

    private static String observation() {
        StringBuilder seen = new StringBuilder();
        GuestResult result =
                run(
                        TestHost.importing().deterministic(5),
                        resources -> {
                            byte[] random = new byte[8];
                            resources.random(random);
                            resources.clock().sleep(1_000_000_000_000L);
                            seen.append(HexFormat.of().formatHex(random))
                                    .append(resources.clock().realtimeNanos())
                                    .append(resources.clock().monotonicNanos());
                        });
        return seen.append(result.fuelUsed().orElseThrow()).toString();
    }

    @Test
    void theThreadOfAGuestHasRoomForItsCountedStack() {
        long mebibyte = 1 << 20;
        assertEquals(16 * mebibyte, GuestRun.stackBytes(Limits.DEFAULT));
        assertEquals(16 * mebibyte, GuestRun.stackBytes(stack(1)));
        assertEquals(33 * mebibyte, GuestRun.stackBytes(stack(2 * mebibyte)));
    }

    private static Limits stack(long bytes) {
        return Limits.builder().stackBytes(bytes).build();
    }
}
