// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import dev.gantry.engine.Engine;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.Global;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Instances that go on living where a trap has ended their store.
 *
 * <p>A script goes on with an instance in which a call has trapped; a store of ours does not. So what
 * succeeded before is done again in a new store, and then every exported memory and mutable global is
 * made what it is in the dead one, which the host may still look at: what the failed call left there is
 * seen. What it left in tables is not.
 */
final class World implements AutoCloseable {
    private static final int PIECE = 1 << 20;

    /** One success: a call of a function, or without one an instantiation. */
    private record Step(Guest guest, Optional<String> function, List<JsonObject> arguments) {}

    private final Engine engine;
    private final Limits limits;
    private final List<Step> steps = new ArrayList<>();
    private Store store;
    private boolean dead;

    World(Engine engine, Limits limits) {
        this.engine = engine;
        this.limits = limits;
        this.store = engine.newStore(limits);
    }

    void instantiate(Guest guest) {
        run(new Step(guest, Optional.empty(), List.of()));
    }

    /** Calls an export that is a function. */
    long[] call(Guest guest, String function, List<JsonObject> arguments) {
        return run(new Step(guest, Optional.of(function), arguments));
    }

    /** Nobody can name the guest any more; if it changed nothing of others, it is forgotten. */
    void leave(Guest guest) {
        if (guest.isAlone() && isNobodysSource(guest)) {
            steps.removeIf(step -> step.guest() == guest);
        }
    }

    private boolean isNobodysSource(Guest guest) {
        return steps.stream().noneMatch(step -> step.guest().sources().contains(guest));
    }

    /** These guests, and all that import from them or that they import from, near or far. */
    Set<Guest> connected(Set<Guest> guests) {
        Set<Guest> connected = new HashSet<>(guests);
        int before;
        do {
            before = connected.size();
            for (Step step : steps) {
                List<Guest> sources = step.guest().sources();
                if (connected.contains(step.guest()) || !Collections.disjoint(connected, sources)) {
                    connected.add(step.guest());
                    connected.addAll(sources);
                }
            }
        } while (connected.size() > before && before > 0);
        return connected;
    }

    @Override
    public void close() {
        store.close();
    }

    private long[] run(Step step) {
        revive();
        dead = true;
        long[] results = apply(step);
        dead = false;
        steps.add(step);
        return results;
    }

    /** What was only refused has not ended the store. */
    void goOn() {
        dead = false;
    }

    private long[] apply(Step step) {
        Guest guest = step.guest();
        if (step.function().isEmpty()) {
            List<Extern> imports = guest.imports.stream().map(source -> source.in(store)).toList();
            guest.livesAs(store.instantiate(guest.module, imports));
            return new long[0];
        }
        Function function = guest.instance().function(step.function().get()).orElseThrow();
        long[] results = new long[function.type().resultSlots()];
        function.call(Values.arguments(step.arguments()), results);
        return results;
    }

    private void revive() {
        if (!dead) {
            return;
        }
        Map<Guest, Instance> before = new HashMap<>();
        steps.forEach(step -> before.put(step.guest(), step.guest().instance()));
        Store old = store;
        store = engine.newStore(limits);
        dead = false;
        try {
            steps.forEach(this::apply);
            before.forEach(World::carry);
        } finally {
            old.close();
        }
    }

    private static void carry(Guest guest, Instance from) {
        for (ExportType export : guest.module.exports()) {
            Extern source = from.export(export.name()).orElseThrow();
            Extern target = guest.instance().export(export.name()).orElseThrow();
            if (source instanceof Memory memory) {
                copy(memory, (Memory) target);
            } else if (source instanceof Global global && isNumber(global.type())) {
                ((Global) target).set(global.get());
            }
        }
    }

    private static boolean isNumber(GlobalType type) {
        return type.mutable() && !type.value().isReference() && type.value().slots() == 1;
    }

    private static void copy(Memory source, Memory target) {
        target.grow((source.size() - target.size()) / Memory.PAGE_BYTES);
        byte[] piece = new byte[(int) Math.min(PIECE, source.size())];
        for (long at = 0; at < source.size(); at += piece.length) {
            int length = (int) Math.min(piece.length, source.size() - at);
            source.read(at, piece, 0, length);
            target.write(at, piece, 0, length);
        }
    }
}
