// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.wasm.preparation.MeterNames;
import dev.gantry.wasm.preparation.PreparedModule;
import dev.gantry.wasm.preparation.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A store of an engine in which the limits of one guest hold: it sets the meter of prepared modules,
 * prices host functions, and says what a guest that added code has stopped did wrong.
 *
 * <p>A module whose meter is its own is alone in its store; modules with a shared meter share that of
 * the store.
 */
public final class MeteredStore implements Store {
    private static final FunctionType NOTHING = new FunctionType(List.of(), List.of());
    private static final long[] NO_SLOTS = {};

    private final Engine engine;
    private final Store store;
    private final boolean fuelCounted;
    private final Account account;
    private final Faults faults = new Faults();
    private final Entrance entrance;
    private final Runnable interruptionCheck;
    private volatile boolean interrupted;
    private boolean alone;

    /**
     * Opens a store of an engine.
     *
     * @param limits as {@link Metering#complete} gives them for the mode of the modules
     * @param interruptionCheck throws if the guest is to end; asked at every checkpoint
     */
    public MeteredStore(Engine engine, Limits limits, Runnable interruptionCheck) {
        this.engine = engine;
        this.store = engine.newStore(limits);
        this.fuelCounted = limits.fuelCounted();
        this.account = new Account(limits);
        this.entrance = new Entrance(account, faults);
        this.interruptionCheck = interruptionCheck;
    }

    @Override
    public Function host(FunctionType type, HostCode code) {
        HostCode priced =
                (arguments, results) -> {
                    spend(Metering.HOST_CALL_FUEL);
                    code.call(arguments, results);
                };
        return new MeteredFunction(this, store.host(type, priced));
    }

    @Override
    public Instance instantiate(CompiledModule module, List<? extends Extern> imports) {
        return instantiate(module, imports, instance -> {});
    }

    /**
     * Instantiates a module.
     *
     * @param beforeStart is given the instance before its start section runs
     */
    public Instance instantiate(
            CompiledModule module, List<? extends Extern> imports, Consumer<Instance> beforeStart) {
        if (!(module instanceof MeteredModule metered)) {
            throw new GantryException(
                    ErrorCode.FOREIGN_EXTERN,
                    "",
                    "cannot instantiate the module: it was not prepared for a metered store");
        }
        long depth = entrance.enter();
        try {
            PreparedModule.Facts facts = metered.facts();
            Instance raw = instantiate(metered, imports);
            Instance instance = new MeteredInstance(this, raw, metered, imports);
            beforeStart.accept(instance);
            start(raw, facts);
            return instance;
        } catch (TrapException trap) {
            throw faults.keep(trap, account.reason());
        } finally {
            entrance.leave(depth);
            faults.check();
        }
    }

    private Instance instantiate(MeteredModule module, List<? extends Extern> imports) {
        PreparedModule.Facts facts = module.facts();
        requireAlone(facts);
        account.take(module);
        try {
            spend(facts.instantiationFuel());
            faults.add(module);
            Instance raw = store.instantiate(module.compiled(), complete(imports, facts));
            if (hasOwnMeter(facts)) {
                account.use(MeterGlobals.of(raw, facts.meter().orElseThrow()));
                alone = true;
            }
            return raw;
        } catch (RuntimeException | Error e) {
            account.giveBack(module);
            throw e;
        }
    }

    /** Two meters in one store would give a guest twice what it may have. */
    private void requireAlone(PreparedModule.Facts facts) {
        if (alone || (hasOwnMeter(facts) && account.meter() != null)) {
            throw new IllegalStateException(
                    "a module whose meter is its own cannot be in one store with others");
        }
    }

    private static boolean hasOwnMeter(PreparedModule.Facts facts) {
        return facts.meter().isPresent() && facts.addedGlobals() == 0;
    }

    private List<Extern> complete(List<? extends Extern> imports, PreparedModule.Facts facts) {
        List<Extern> complete = new ArrayList<>();
        imports.forEach(extern -> complete.add(unwrapped(extern)));
        if (facts.addedFunctions() > 0) {
            complete.add(store.host(NOTHING, (arguments, results) -> checkpoint()));
        }
        if (facts.addedGlobals() > 0) {
            complete.addAll(sharedMeter().inOrder());
        }
        return complete;
    }

    private MeterGlobals sharedMeter() {
        MeterGlobals meter = account.meter();
        if (meter == null) {
            meter = MeterModule.instantiate(engine, store);
            account.use(meter);
        }
        return meter;
    }

    static Extern unwrapped(Extern extern) {
        if (extern instanceof MeteredFunction function) {
            return function.function();
        }
        return extern instanceof MeteredMemory memory ? memory.memory() : extern;
    }

    private void start(Instance raw, PreparedModule.Facts facts) {
        facts.meter()
                .flatMap(MeterNames::startFunction)
                .flatMap(raw::function)
                .ifPresent(this::start);
    }

    private void start(Function start) {
        try {
            start.call(NO_SLOTS, NO_SLOTS);
        } catch (TrapException trap) {
            throw trap;
        } catch (RuntimeException failure) {
            throw faults.keep(failure);
        }
    }

    /** Calls a function of the engine. */
    void call(Function function, long[] arguments, long[] results) {
        checkSlots(function.type(), arguments, results);
        long depth = entrance.enter();
        try {
            function.call(arguments, results);
        } catch (TrapException trap) {
            throw faults.keep(trap, account.reason());
        } catch (RuntimeException failure) { // an exit, or what a host function failed with
            throw faults.keep(failure);
        } finally {
            entrance.leave(depth);
            faults.check();
        }
    }

    /** Before anything runs: a mistake of the caller is no fault of the guest. */
    private static void checkSlots(FunctionType type, long[] arguments, long[] results) {
        if (arguments.length < type.parameterSlots() || results.length < type.resultSlots()) {
            throw new IllegalArgumentException(
                    "too few slots for " + type + ": " + arguments.length + ", " + results.length);
        }
    }

    Memory memory(Memory memory) {
        return new MeteredMemory(account, memory);
    }

    /**
     * Takes fuel for work of the host; nothing where fuel is not counted.
     *
     * @throws TrapException FUEL_EXHAUSTED if not so much is left; then all of it is used up
     */
    public void spend(long fuel) {
        long charge = Math.max(0, Math.min(fuel, Prices.GREATEST_CHARGE));
        if (fuelCounted && !account.takeFuel(charge)) {
            throw faults.keep(new TrapException(TrapCode.FUEL_EXHAUSTED));
        }
    }

    private void checkpoint() {
        if (interrupted || Thread.currentThread().isInterrupted()) {
            store.host(NOTHING, (arguments, results) -> {}); // fails if the engine is gone
            throw new TrapException(TrapCode.INTERRUPTED);
        }
        interruptionCheck.run();
    }

    @Override
    public void interrupt() {
        interrupted = true;
        store.interrupt();
    }

    @Override
    public void close() {
        store.close();
    }

    /** Absent where fuel is not counted. All of it where it was used up. */
    public OptionalLong fuelUsed() {
        if (!fuelCounted) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(isUsedUp() ? account.fuelLimit() : account.fuelUsed());
    }

    /** Whether {@link #fuelUsed} is the whole truth: code that traps can have some of it in locals. */
    public boolean fuelExact() {
        boolean trapped = faults.first().filter(TrapException.class::isInstance).isPresent();
        return fuelCounted && (!trapped || isUsedUp());
    }

    private boolean isUsedUp() {
        return faults.first()
                .filter(TrapException.class::isInstance)
                .map(TrapException.class::cast)
                .filter(trap -> trap.trap() == TrapCode.FUEL_EXHAUSTED)
                .isPresent();
    }

    /** The greatest size of all memories together; a memory never shrinks. */
    public long peakMemoryBytes() {
        return account.peakMemoryBytes();
    }
}
