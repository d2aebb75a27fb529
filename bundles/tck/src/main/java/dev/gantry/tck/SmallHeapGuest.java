// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.wasm.meter.MeteredEngine;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A guest that may grow further than the heap of its own virtual machine goes. */
final class SmallHeapGuest {
    private static final int TOO_MANY_PAGES = 16_000;

    private SmallHeapGuest() {}

    /** Starts a virtual machine with little heap, and gives what it complains about. */
    static String complaints(EngineUnderTest contract) throws IOException, InterruptedException {
        Process machine =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-Xss8m", // deep enough for a counted stack
                                "-cp",
                                System.getProperty("java.class.path", File.pathSeparator),
                                SmallHeapGuest.class.getName(),
                                contract.getClass().getName())
                        .redirectErrorStream(true)
                        .start();
        byte[] said = machine.getInputStream().readAllBytes();
        return machine.waitFor() == 0 ? "" : new String(said, StandardCharsets.UTF_8);
    }

    /**
     * Fails unless the guest ends for want of memory, or has it from elsewhere than the heap, and the
     * next one runs.
     *
     * @param arguments the name of the class that has the engine
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        EngineUnderTest contract = (EngineUnderTest) constructor.newInstance();
        Engine engine = contract.start();
        Engine metered =
                new MeteredEngine(
                        engine, PreparationOptions.builder(PreparationMode.METERED).build());
        TrapCode end = grow(metered, contract, TOO_MANY_PAGES);
        require(end == null || end == TrapCode.OUT_OF_MEMORY);
        require(grow(metered, contract, 1) == null);
        contract.stop(engine);
    }

    /** Why the guest ended; null if it did not. */
    private static @Nullable TrapCode grow(Engine engine, EngineUnderTest contract, int pages) {
        CompileOptions options = CompileOptions.builder().tier(contract.tier()).build();
        CompiledModule module = engine.compile(Guests.bytes("growing-memory"), options);
        Limits limits = Limits.builder().memoryBytes(1L << 40).build();
        try (Store store = engine.newStore(limits)) {
            EngineTest.call(store.instantiate(module, List.of()), "grow", pages);
            return null;
        } catch (TrapException e) {
            return e.trap();
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("the guest did not end as it has to");
        }
    }
}
