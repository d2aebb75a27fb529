// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Tier;
import dev.gantry.tck.Guests;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModuleCompilerTest {
    private final ChicoryEngine engine = new ChicoryEngine();

    @AfterEach
    void stop() {
        engine.stop();
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        CompileOptions options = CompileOptions.builder().tier(Tier.COMPILED).build();
        Thread.currentThread().interrupt();
        var failure =
                assertThrows(
                        GantryException.class,
                        () -> engine.compile(Guests.bytes("calls"), options));
        assertTrue(Thread.interrupted());
        assertEquals(ErrorCode.INTERRUPTED, failure.code());
    }

    @Test
    void endsWhenItsTimeIsUp() {
        ChicoryModule module =
                (ChicoryModule) engine.compile(Guests.bytes("calls"), CompileOptions.DEFAULT);
        CompileLimit over = CompileLimit.within(Duration.ofNanos(-1), "m");
        var failure =
                assertThrows(
                        GantryException.class,
                        () -> new ModuleCompiler(module.parsed(), "A", over).compile());
        assertEquals(ErrorCode.COMPILE_TIMEOUT, failure.code());
    }

    @Test
    void namesTheFunctionsThatAreTooLarge() {
        ChicoryModule module =
                (ChicoryModule) engine.compile(LargeGuest.adding(0, ""), CompileOptions.DEFAULT);
        var limit = CompileLimit.untilInterrupted("m");
        var classes = new ModuleCompiler(module.parsed(), "A", limit).compile();
        assertEquals(Set.of(0), classes.interpreted());
    }
}
