// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.tck.generator.ModuleGenerator;
import dev.gantry.wasm.outline.Proposal;
import dev.gantry.wasm.preparation.Preparation;
import dev.gantry.wasm.preparation.PreparationMode;
import dev.gantry.wasm.preparation.PreparationOptions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes, the pass gives a module or one of its declared failures, soon, and without taking
 * much more memory than the bytes do.
 */
class PreparationFuzzTest {
    private static final Set<ErrorCode> DECLARED =
            EnumSet.of(
                    ErrorCode.EMPTY_FILE,
                    ErrorCode.NOT_WEBASSEMBLY,
                    ErrorCode.TRUNCATED_MODULE,
                    ErrorCode.MALFORMED_MODULE,
                    ErrorCode.INVALID_MODULE,
                    ErrorCode.MODULE_LIMIT,
                    ErrorCode.RESERVED_IMPORT,
                    ErrorCode.COMPONENT_UNSUPPORTED,
                    ErrorCode.UNSUPPORTED_FEATURE);

    private static final int ROUNDS = 500;
    private static final int MANY_ROUNDS = 300_000;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long MOST_BYTES = 8L << 20;
    private static final int MOST_BYTES_A_BYTE = 400;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Random random = new Random(20_261_121);
    private final List<byte[]> guests = guests();

    @Test
    void preparesOrRefusesMutatedModules() {
        mutate(ROUNDS);
    }

    @Test
    void preparesOrRefusesMutatedModulesForLong() {
        Interop.longRun();
        mutate(MANY_ROUNDS);
    }

    @Test
    void preparesOrRefusesRandomBytes() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] wasm = new byte[8 + random.nextInt(300)];
            random.nextBytes(wasm);
            System.arraycopy(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}, 0, wasm, 0, 8);
            wasm[8 % wasm.length] = (byte) random.nextInt(14);
            assertPreparedOrRefused(wasm);
        }
    }

    private void mutate(int rounds) {
        for (int round = 0; round < rounds; round++) {
            assertPreparedOrRefused(mutant(guests.get(random.nextInt(guests.size()))));
        }
    }

    private static List<byte[]> guests() {
        List<byte[]> guests = new ArrayList<>();
        for (String name : List.of("metering", "traps", "loops", "table", "simd", "listing")) {
            guests.add(Guests.bytes(name));
        }
        guests.add(Guests.bytes("exnref/exceptions-burn"));
        for (int seed = 0; seed < 4; seed++) {
            Set<Proposal> all = EnumSet.allOf(Proposal.class);
            all.remove(Proposal.LEGACY_EXCEPTIONS);
            guests.add(ModuleGenerator.generate(seed, all));
        }
        return guests;
    }

    /** A few bytes changed, taken out, doubled, or cut off. */
    private byte[] mutant(byte[] guest) {
        byte[] wasm = guest.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = 8 + random.nextInt(wasm.length - 8);
            wasm = changed(wasm, at);
        }
        return wasm;
    }

    private byte[] changed(byte[] wasm, int at) {
        switch (random.nextInt(6)) {
            case 0 -> wasm[at] = (byte) random.nextInt();
            case 1 -> wasm[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> wasm[at] = (byte) 0xFF;
            case 3 -> wasm[at]++;
            case 4 -> {
                return Arrays.copyOf(wasm, Math.max(9, at));
            }
            default -> {
                int length = Math.min(random.nextInt(9), wasm.length - at);
                int from = random.nextInt(wasm.length - length);
                System.arraycopy(wasm.clone(), from, wasm, at, length);
            }
        }
        return wasm;
    }

    private void assertPreparedOrRefused(byte[] wasm) {
        for (PreparationMode mode : PreparationMode.values()) {
            PreparationOptions options =
                    PreparationOptions.builder(mode)
                            .checkpoints(true)
                            .deterministic(random.nextBoolean())
                            .sharedMeter(random.nextInt(4) == 0)
                            .build();
            assertPreparedOrRefused(wasm, options);
        }
    }

    private void assertPreparedOrRefused(byte[] wasm, PreparationOptions options) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            Preparation.prepare("fuzz", wasm, options);
        } catch (GantryException e) {
            assertTrue(DECLARED.contains(e.code()), () -> e.describe() + said(wasm, options));
        } catch (RuntimeException | Error e) { // That there is no other is what is tested.
            throw new AssertionError(said(wasm, options), e);
        }
        long took = System.nanoTime() - start;
        long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
        assertTrue(took < MOST_NANOS, () -> took + " ns" + said(wasm, options));
        assertTrue(
                allocated < MOST_BYTES + (long) MOST_BYTES_A_BYTE * wasm.length,
                () -> allocated + " bytes" + said(wasm, options));
    }

    private static String said(byte[] wasm, PreparationOptions options) {
        return " for " + options.key() + ": " + HexFormat.of().formatHex(wasm);
    }
}
