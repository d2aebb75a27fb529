// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.ErrorCode;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.wasm.preparation.MeterNames.Stop;
import dev.gantry.wasm.preparation.Prices;
import org.jspecify.annotations.Nullable;

/**
 * What a guest has left of its fuel, pages and table elements. While guest code can run the truth is
 * in the globals of the meter; what is kept here is what they said last, for the time before there is
 * a meter and after the store was closed.
 */
final class Account {
    /** Ends the guest at its next charge, should a host function keep it alive until then. */
    private static final long USED_UP = -1;

    /** The code of {@link Stop#NONE}. */
    private static final long NOT_STOPPED = 0;

    private final long firstFuel;
    private final long firstPages;
    private final long stackBytes;
    private long fuel;
    private long pages;
    private long entries;
    private @Nullable MeterGlobals globals;

    Account(Limits limits) {
        this.firstFuel = limits.fuel().orElse(Metering.UNLIMITED_FUEL);
        this.firstPages = limits.memoryBytes() / Memory.PAGE_BYTES;
        this.stackBytes = Metering.stackBytes(limits);
        this.fuel = firstFuel;
        this.pages = firstPages;
        this.entries = limits.tableElements();
    }

    /** From now on this is the meter: it starts with what is left. */
    void use(MeterGlobals meter) {
        globals = meter;
        meter.fuel().set(fuel);
        meter.mark().set(Math.max(0, fuel - Prices.BETWEEN_CHECKPOINTS));
        meter.depth().set(stackBytes);
        meter.reason().set(NOT_STOPPED);
        writeBudgets();
    }

    @Nullable MeterGlobals meter() {
        return globals;
    }

    /** Learns what the guest used meanwhile. */
    void read() {
        MeterGlobals meter = globals;
        if (meter != null) {
            fuel = meter.fuel().get();
            pages = meter.pages().get();
            entries = meter.entries().get();
        }
    }

    private void writeBudgets() {
        MeterGlobals meter = globals;
        if (meter != null) {
            meter.pages().set(pages);
            meter.entries().set(entries);
        }
    }

    /** Why added code stopped the guest, if it did. */
    Stop reason() {
        MeterGlobals meter = globals;
        if (meter == null) {
            return Stop.NONE;
        }
        int code = (int) meter.reason().get();
        return Stop.of(code);
    }

    /** Takes fuel, and says whether there was so much; if not, all of it is used up. */
    boolean takeFuel(long amount) {
        MeterGlobals meter = globals;
        long left = meter == null ? fuel : meter.fuel().get();
        fuel = left < amount ? USED_UP : left - amount;
        if (meter != null) {
            meter.fuel().set(fuel);
        }
        return fuel >= 0;
    }

    /** How deep guest code may go before the call that is about to begin. */
    long depth() {
        MeterGlobals meter = globals;
        return meter == null ? stackBytes : (int) meter.depth().get();
    }

    void setDepth(long depth) {
        MeterGlobals meter = globals;
        if (meter != null) {
            meter.depth().set(depth);
        }
    }

    /** Takes pages, if there are so many. */
    boolean takePages(long count) {
        read();
        if (count < 0 || count > pages) {
            return false;
        }
        pages -= count;
        writeBudgets();
        return true;
    }

    /** Gives back what {@link #takePages} took. */
    void returnPages(long count) {
        read();
        pages += count;
        writeBudgets();
    }

    /**
     * Takes what a module declares.
     *
     * @throws LimitException MEMORY_LIMIT or TABLE_LIMIT; then nothing is taken
     */
    void take(MeteredModule module) {
        read();
        if (module.ownPages() > pages) {
            throw refusal(ErrorCode.MEMORY_LIMIT, module, module.ownPages() + " pages", pages);
        }
        if (module.ownElements() > entries) {
            String wanted = module.ownElements() + " table elements";
            throw refusal(ErrorCode.TABLE_LIMIT, module, wanted, entries);
        }
        pages -= module.ownPages();
        entries -= module.ownElements();
        writeBudgets();
    }

    /** Gives back what {@link #take} took: the module was not instantiated. */
    void giveBack(MeteredModule module) {
        pages += module.ownPages();
        entries += module.ownElements();
        writeBudgets();
    }

    long fuelLimit() {
        return firstFuel;
    }

    long fuelUsed() {
        return firstFuel - Math.max(0, fuel);
    }

    long peakMemoryBytes() {
        return (firstPages - pages) * Memory.PAGE_BYTES;
    }

    private static LimitException refusal(
            ErrorCode code, MeteredModule module, String wanted, long left) {
        return new LimitException(
                code,
                module.name(),
                "cannot instantiate module '"
                        + module.name()
                        + "': it starts with "
                        + wanted
                        + ", and the guest may have "
                        + left);
    }
}
