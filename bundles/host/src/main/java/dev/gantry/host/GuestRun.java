// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.guest.RunningGuest;
import dev.gantry.hostinterface.GuestExitException;
import dev.gantry.wasm.meter.MeteredStore;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One guest, from instantiation to its end, on a thread of its own. */
final class GuestRun implements RunningGuest {
    /** Everything about a guest that was decided before it starts. */
    record Prepared(
            Plan plan,
            GuestBytes bytes,
            Admission admission,
            Linkage linkage,
            EntryPoint entryPoint) {
        GuestSpec spec() {
            return plan.spec();
        }
    }

    /** Deep enough that an engine's own limit on recursion is reached first. */
    private static final long LEAST_STACK_BYTES = 16L << 20;

    /** What a counted byte takes of a thread's stack at most, whatever the engine makes of it. */
    private static final long STACK_FACTOR = 16;

    private static final long STACK_RESERVE_BYTES = 1L << 20;

    private final Prepared prepared;
    private final ChosenEngine chosen;
    private final RecentModules.Lease module;
    private final StopSignal stopSignal = new StopSignal();
    private final RunResources resources;
    private final CompletableFuture<GuestResult> result = new CompletableFuture<>();

    GuestRun(Prepared prepared, ChosenEngine chosen, RecentModules.Lease module, InputPump input) {
        this.prepared = prepared;
        this.chosen = chosen;
        this.module = module;
        this.resources = new RunResources(prepared, input, stopSignal);
        prepared.admission().lives(resources);
    }

    String name() {
        return prepared.bytes().name();
    }

    GuestSpec spec() {
        return prepared.spec();
    }

    Limits limits() {
        return prepared.plan().limits();
    }

    /** How large a stack its thread needs, for a counted limit to be reached before the real one. */
    static long stackBytes(Limits limits) {
        OptionalLong counted = limits.stackBytes();
        return counted.isPresent()
                ? Math.max(
                        LEAST_STACK_BYTES, STACK_FACTOR * counted.getAsLong() + STACK_RESERVE_BYTES)
                : LEAST_STACK_BYTES;
    }

    /** The guest's life; called once, on the guest's own thread. */
    void live() {
        stopSignal.runsOn(Thread.currentThread());
        long started = System.nanoTime();
        RunEnd end = RunEnd.internal(new IllegalStateException("the guest never ended"));
        try {
            end = execute();
        } finally {
            stopSignal.over();
            long nanos = System.nanoTime() - started;
            try {
                prepared.admission().ended(end, resources.counts());
            } finally { // Whoever waits for the guest must not wait for ever.
                result.complete(end.toResult(prepared, chosen, resources, nanos));
            }
        }
    }

    private RunEnd execute() {
        try (module;
                MeteredStore store =
                        new MeteredStore(chosen.engine(), limits(), stopSignal::check)) {
            stopSignal.interrupts(store);
            resources.lives(store);
            return callIn(store);
        } catch (GuestExitException exit) {
            return RunEnd.exited(Integer.toUnsignedLong(exit.exitCode()));
        } catch (TrapException trap) {
            return RunEnd.trapped(trap.trap() == TrapCode.INTERRUPTED ? whoInterrupted() : trap);
        } catch (GantryException failure) {
            // A stop can make a write of the host fail first; it is the reason all the same.
            return RunEnd.failed(stopSignal.reason().orElse(failure));
        } catch (StackOverflowError deep) {
            return RunEnd.trapped(new TrapException(TrapCode.STACK_OVERFLOW));
        } catch (OutOfMemoryError full) {
            return RunEnd.trapped(new TrapException(TrapCode.OUT_OF_MEMORY));
        } catch (
                Throwable unexpected) { // the edge of the engine: a guest never takes the host down
            return RunEnd.internal(unexpected);
        }
    }

    private RunEnd callIn(MeteredStore store) {
        Instance instance =
                store.instantiate(
                        module.module(),
                        prepared.linkage().bind(store, resources),
                        resources::lives);
        return RunEnd.returned(prepared.entryPoint().call(instance));
    }

    /**
     * A host function can notice an interrupt before the engine says that it goes: so it is asked. To
     * open a store is the one question that every engine has to answer with ENGINE_GONE; until
     * something is instantiated there, a store is an empty account.
     */
    private GantryException whoInterrupted() {
        try {
            chosen.engine().newStore(limits()).close();
            return stopSignal.cause(name());
        } catch (GantryException gone) {
            return stopSignal.reason().orElse(gone);
        }
    }

    @Override
    public void stop() {
        stopSignal.stop(
                new GantryException(ErrorCode.INTERRUPTED, name(), name() + " was interrupted"));
    }

    /** Stops it for a reason of the host's own. */
    void stop(GantryException reason) {
        stopSignal.stop(reason);
    }

    @Override
    public GuestResult await() throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run completes with a result only", e);
        }
    }

    /** Like {@link #await}, but an interrupt of the waiting thread ends the guest, not the waiting. */
    GuestResult awaitStoppingOnInterrupt() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
