// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Global;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.Table;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the library does with each structure what this engine expects. It cannot be asked which
 * version it is; what runs a small guest rightly is taken.
 */
final class SelfTest {
    private static final String GUEST = "self-test";

    private final Instance guest;

    private SelfTest(Instance guest) {
        this.guest = guest;
    }

    /**
     * Runs the guest.
     *
     * @throws dev.gantry.GantryException ENGINE_UNUSABLE if anything is not as expected
     */
    static void run(Wasmtime wasmtime) {
        KeptModules nothingKept = new KeptModules(wasmtime.api(), Optional.empty(), () -> "");
        ModuleCompiler compiler = new ModuleCompiler(wasmtime, nothingKept, new Reports());
        try (WasmtimeModule module =
                        compiler.compile(new ModuleBytes(GUEST, guest()), CompileOptions.DEFAULT);
                Store store = new WasmtimeStore(wasmtime, Limits.DEFAULT, closed -> {})) {
            FunctionType type = (FunctionType) module.imports().get(0).type();
            HostCode reverse = (in, out) -> System.arraycopy(reversed(in), 0, out, 0, in.length);
            Function host = store.host(type, reverse);
            SelfTest test = new SelfTest(store.instantiate(module, List.of(host)));
            test.passesValues();
            test.sharesMemory();
            test.showsTables();
            test.setsGlobals();
            test.traps();
        }
    }

    private void passesValues() {
        long self = call("self", 1)[0];
        long third = Double.doubleToRawLongBits(1 / 3.0);
        long half = Float.floatToRawIntBits(0.5f);
        long[] values = {-7, Long.MIN_VALUE, half, third, 0x0123_4567, -1, 99, self};
        expect("values", Arrays.equals(reversed(values), call("reverse", 8, values)));
    }

    private void sharesMemory() {
        Memory memory = guest.memory("memory").orElseThrow();
        call("store", 0, 65_535, 77);
        expect("a memory", memory.getByte(65_535) == 77 && memory.grow(1) == 1);
        expect("its size", memory.size() == 2 * Memory.PAGE_BYTES && memory.grow(1) == -1);
    }

    private void showsTables() {
        Table table = (Table) export("table");
        expect("a table", table.size() == 3 && guest.export("tag").isPresent());
    }

    private void setsGlobals() {
        Global global = (Global) export("global");
        global.set(global.get() + 2);
        expect("a global", global.get() == 42);
    }

    private void traps() {
        try {
            call("fails", 0);
        } catch (TrapException trap) {
            boolean located = trap.frames().size() == 1 && trap.frames().get(0).index() == 4;
            expect("a trap", trap.trap() == TrapCode.UNREACHABLE && located);
            return;
        }
        expect("a trap", false);
    }

    /** The values in reverse order; the two halves of the vector stay as they are. */
    private static long[] reversed(long[] in) {
        return new long[] {in[7], in[6], in[4], in[5], in[3], in[2], in[1], in[0]};
    }

    private long[] call(String name, int resultSlots, long... arguments) {
        long[] results = new long[resultSlots];
        guest.function(name).orElseThrow().call(arguments, results);
        return results;
    }

    private Extern export(String name) {
        return guest.export(name).orElseThrow();
    }

    private static void expect(String what, boolean fact) {
        if (!fact) {
            throw Refusal.unusable("its library does something else than expected with " + what);
        }
    }

    private static byte[] guest() {
        try (InputStream in = SelfTest.class.getResourceAsStream(GUEST + ".wasm")) {
            return Objects.requireNonNull(in, "the guest is in this bundle").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
