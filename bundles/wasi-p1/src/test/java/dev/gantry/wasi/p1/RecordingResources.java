// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.engine.Memory;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.file.GuestFiles;
import dev.gantry.hostinterface.GuestClock;
import dev.gantry.hostinterface.GuestInput;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.StandardStream;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a test lends to a guest, and what the guest did with it. */
final class RecordingResources implements GuestResources {
    final Set<Grant> granted = new HashSet<>();
    final Set<Grant> used = new HashSet<>();
    final List<String> arguments = new ArrayList<>();
    final Map<String, String> environment = new LinkedHashMap<>();
    final ManualClock clock = new ManualClock();
    final ScriptedInput stdin = new ScriptedInput(clock);
    final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    final List<Access> accesses = new ArrayList<>();
    final Map<String, Long> counts = new LinkedHashMap<>();
    final List<Integer> randomRequests = new ArrayList<>();
    final Memory memory;
    final OutputStream stdout;
    final Set<StandardStream> terminals;

    GuestFiles files = GuestFiles.NONE;

    /** How often a guest may ask whether it is interrupted before it is. */
    int checksLeft = Integer.MAX_VALUE;

    /** How much fuel the guest has left, beyond what it has spent. */
    long fuel = Long.MAX_VALUE;

    long spent;

    RecordingResources(Memory memory, OutputStream stdout, Set<StandardStream> terminals) {
        this.memory = memory;
        this.stdout = stdout;
        this.terminals = terminals;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public boolean uses(Grant grant) {
        return granted.contains(grant) && (used.contains(grant) || used.add(grant));
    }

    @Override
    public List<String> arguments() {
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
        return terminals;
    }

    @Override
    public GuestClock clock() {
        return clock;
    }

    @Override
    public void random(byte[] target) {
        randomRequests.add(target.length);
        Arrays.fill(target, (byte) 0x5a);
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public GuestFiles files() {
        return files;
    }

    @Override
    public void tells(Access access) {
        accesses.add(access);
    }

    @Override
    public void counts(String activity, long amount) {
        counts.merge(activity, amount, Long::sum);
    }

    @Override
    public void spend(long amount) {
        if (amount > fuel) {
            throw new TrapException(TrapCode.FUEL_EXHAUSTED);
        }
        fuel -= amount;
        spent += amount;
    }

    @Override
    public void checkInterrupted() {
        if (checksLeft-- <= 0) {
            throw new TrapException(TrapCode.INTERRUPTED);
        }
    }
}
