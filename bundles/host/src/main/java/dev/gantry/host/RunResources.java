// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.engine.Instance;
import dev.gantry.engine.Memory;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.file.GuestFiles;
import dev.gantry.guest.GuestSpec;
import dev.gantry.hostinterface.GuestClock;
import dev.gantry.hostinterface.GuestInput;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.StandardStream;
import dev.gantry.policy.Access;
import dev.gantry.policy.Decision;
import dev.gantry.policy.Grant;
import dev.gantry.wasm.meter.MeteredStore;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one run lends to host interfaces, and the account of what was used. */
final class RunResources implements GuestResources {
    private final GuestRun.Prepared prepared;
    private final GuestInput stdin;
    private final CapturedOutput capturedStdout;
    private final CapturedOutput capturedStderr;
    private final OutputStream stdout;
    private final OutputStream stderr;
    private final StopSignal stopSignal;
    private final GuestClock clock;
    private final Consumer<byte[]> random;
    private final Ledger ledger;
    private final Map<String, String> environment;
    private @Nullable MeteredStore store;
    private @Nullable Memory memory;

    RunResources(GuestRun.Prepared prepared, InputPump input, StopSignal stopSignal) {
        GuestSpec spec = prepared.spec();
        long output = prepared.plan().limits().outputBytes();
        int capture = Math.toIntExact(Math.min(output, Integer.MAX_VALUE - 8));
        OptionalLong seed = spec.deterministicSeed();
        GuestInput live = input.forGuest(stopSignal);
        this.prepared = prepared;
        this.stopSignal = stopSignal;
        this.environment = environment(spec, prepared.admission().decision().granted());
        this.ledger = new Ledger(prepared.admission());
        this.stdin = seed.isPresent() ? new PatientInput(live) : live;
        this.capturedStdout = new CapturedOutput(capture);
        this.capturedStderr = new CapturedOutput(capture);
        this.stdout = spec.stdout().<OutputStream>map(StreamedOutput::new).orElse(capturedStdout);
        this.stderr = spec.stderr().<OutputStream>map(StreamedOutput::new).orElse(capturedStderr);
        this.clock =
                seed.isPresent() ? new DeterministicClock(stopSignal) : new SystemClock(stopSignal);
        this.random =
                seed.isPresent()
                        ? new DeterministicRandom(seed.getAsLong())::fill
                        : new PooledRandom()::fill;
    }

    /** What its caller gave it, and what is granted by name alone: that has the value it has here. */
    private static Map<String, String> environment(GuestSpec spec, Set<Grant> granted) {
        Map<String, String> all = new TreeMap<>();
        for (Grant grant : granted) {
            String value = grant.kind().equals("env") ? System.getenv(grant.parameter()) : null;
            if (value != null) {
                all.put(grant.parameter(), value);
            }
        }
        Map<String, String> given = new LinkedHashMap<>(spec.environment());
        all.forEach(given::putIfAbsent);
        return Collections.unmodifiableMap(given);
    }

    /** From now on there is a meter that work of the host is charged to. */
    void lives(MeteredStore metered) {
        store = metered;
    }

    /** From now on the guest has a memory to be asked for, if it exports one. */
    void lives(Instance live) {
        memory = live.memory("memory").orElse(null);
    }

    CapturedOutput capturedStdout() {
        return capturedStdout;
    }

    CapturedOutput capturedStderr() {
        return capturedStderr;
    }

    Ledger ledger() {
        return ledger;
    }

    /** How much was told until now. */
    long told() {
        return ledger.told();
    }

    Map<String, Long> counts() {
        return ledger.counts();
    }

    Consumption consumption() {
        return store == null ? Consumption.NONE : Consumption.in(store);
    }

    @Override
    public String name() {
        return prepared.bytes().name();
    }

    @Override
    public boolean uses(Grant grant) {
        Decision decision = prepared.admission().decision();
        Grant whole = Grant.of(grant.kind());
        if (decision.denied().contains(grant)) {
            return false;
        }
        boolean exactly = decision.granted().contains(grant);
        if (exactly || decision.granted().contains(whole)) {
            ledger.uses(exactly ? grant : whole);
            return true;
        }
        return false;
    }

    @Override
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(prepared.spec().argv0().orElse(prepared.spec().source().name()));
        arguments.addAll(prepared.spec().arguments());
        return arguments;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public GuestInput stdin() {
        return stdin;
    }

    @Override
    public OutputStream stdout() {
        return stdout;
    }

    @Override
    public OutputStream stderr() {
        return stderr;
    }

    @Override
    public Set<StandardStream> terminals() {
        return prepared.spec().terminals();
    }

    @Override
    public GuestClock clock() {
        return clock;
    }

    @Override
    public void random(byte[] target) {
        random.accept(target);
    }

    @Override
    public GuestFiles files() {
        return prepared.admission().files();
    }

    @Override
    public void tells(Access access) {
        ledger.tells(access);
    }

    @Override
    public void counts(String activity, long amount) {
        ledger.counts(activity, amount);
    }

    @Override
    public Memory memory() {
        Memory live = memory;
        if (live == null) {
            throw new TrapException(
                    TrapCode.OTHER,
                    "a host function needs the export 'memory', which the guest lacks",
                    List.of());
        }
        return live;
    }

    @Override
    public void spend(long fuel) {
        MeteredStore metered = store;
        if (metered != null) {
            metered.spend(fuel);
        }
    }

    @Override
    public void checkInterrupted() {
        stopSignal.check();
    }
}
