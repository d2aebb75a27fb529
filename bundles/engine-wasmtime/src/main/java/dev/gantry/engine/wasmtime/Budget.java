// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import java.util.List;

/**
 * What the memories and tables of one store may take together. The library bounds each of them by one
 * number for all, so what modules declare is counted here, and that number is chosen anew before each
 * call of a guest: exact where one memory and one table can grow, as nearly always. Where several can, a
 * guest that takes too much ends when it calls the host or returns. The heap of objects that the library
 * collects is bounded by the same number. Used by the thread inside the store.
 */
final class Budget {
    /** What is reserved for a memory, which cannot grow beyond. */
    static final long MAX_PAGES = 65_536;

    /** The most that any host gives a table. */
    private static final long MAX_ELEMENTS = 10_000_000;

    /** Each takes address space or bookkeeping, however small it is. */
    private static final int MAX_MEMORIES = 1_000;

    private static final int MAX_INSTANCES = 10_000;

    private final CApi api;
    private final long store;
    private final long allPages;
    private final long allElements;
    private final Share pages;
    private final Share elements;
    private int memories;
    private long appliedPages = -1;
    private long appliedElements = -1;

    /**
     * @param store the address of the store
     * @param context the address of its context
     */
    Budget(CApi api, long store, long context, Limits limits) {
        this.api = api;
        this.store = store;
        this.allPages = limits.memoryBytes() / Memory.PAGE_BYTES;
        this.allElements = limits.tableElements();
        this.pages =
                new Share(
                        allPages,
                        memory ->
                                api.quick(CFunction.WASMTIME_MEMORY_DATA_SIZE, context, memory)
                                        / Memory.PAGE_BYTES);
        this.elements =
                new Share(
                        allElements,
                        table -> api.quick(CFunction.WASMTIME_TABLE_SIZE, context, table));
        apply(allPages, allElements);
    }

    /** Refuses a module that declares more than there is; takes it otherwise. */
    void take(WasmtimeModule module) {
        List<Declarations.Definition> own = module.definitions(ItemKind.MEMORY);
        long newPages = declared(own, MAX_PAGES);
        if (newPages > pages.left() || own.size() > MAX_MEMORIES - memories) {
            throw refuse(
                    ErrorCode.MEMORY_LIMIT,
                    module,
                    newPages + " pages in " + own.size() + " memories",
                    pages.left() + " pages in " + (MAX_MEMORIES - memories));
        }
        long newElements = declared(module.definitions(ItemKind.TABLE), MAX_ELEMENTS);
        if (newElements > elements.left()) {
            throw refuse(
                    ErrorCode.TABLE_LIMIT,
                    module,
                    newElements + " table elements",
                    Long.toString(elements.left()));
        }
        memories += own.size();
        pages.take(newPages);
        elements.take(newElements);
        apply(allPages, allElements);
    }

    /** Nothing came of a module that was taken. */
    void giveBack(WasmtimeModule module) {
        memories -= module.definitions(ItemKind.MEMORY).size();
        pages.take(-declared(module.definitions(ItemKind.MEMORY), MAX_PAGES));
        elements.take(-declared(module.definitions(ItemKind.TABLE), MAX_ELEMENTS));
    }

    /** A memory or table that was taken is there now as an item of the library, and may grow. */
    void grows(Declarations.Definition definition, long item) {
        long address = item + Layouts.EXTERN_ITEM;
        if (definition.type() instanceof MemoryType memory) {
            pages.grows(address, memory.minimum());
        } else if (definition.type() instanceof TableType table) {
            elements.grows(address, table.minimum());
        }
    }

    /** Whether {@link #refresh} has anything to find out since the last instantiation. */
    boolean changes() {
        return pages.severalGrow() || elements.severalGrow();
    }

    /**
     * Tells the library how far things may grow now. Memories of one guest differ widely in size, and
     * one that was prepared is held to the sum by added code: so the largest may take what is left.
     * Several tables that grow are rare: none of them gets beyond what the smallest may have.
     */
    void refresh() {
        apply(
                pages.severalGrow() ? pages.mostForTheLargest() : pages.mostForTheOnlyOne(),
                elements.severalGrow()
                        ? elements.mostForTheSmallest()
                        : elements.mostForTheOnlyOne());
    }

    /**
     * What the library cannot see while a guest runs: several memories, or tables, that each stayed below
     * the number and together took too much.
     *
     * @throws LimitException MEMORY_LIMIT or TABLE_LIMIT
     */
    void check() {
        if (pages.isExceeded()) {
            throw exceeded(ErrorCode.MEMORY_LIMIT, "memories");
        }
        if (elements.isExceeded()) {
            throw exceeded(ErrorCode.TABLE_LIMIT, "tables");
        }
    }

    private static LimitException exceeded(ErrorCode code, String what) {
        return new LimitException(
                code, "", "the guest's " + what + " together grew beyond what it may have");
    }

    /** Whether a memory may grow by so many pages. */
    boolean hasPages(long count) {
        return count >= 0 && count <= pages.left();
    }

    private void apply(long mostPages, long mostElements) {
        if (mostPages != appliedPages || mostElements != appliedElements) {
            appliedPages = mostPages;
            appliedElements = mostElements;
            api.call(
                    CFunction.WASMTIME_STORE_LIMITER,
                    store,
                    Math.min(mostPages, MAX_PAGES) * Memory.PAGE_BYTES,
                    Math.min(mostElements, MAX_ELEMENTS),
                    MAX_INSTANCES,
                    MAX_INSTANCES,
                    MAX_MEMORIES);
        }
    }

    /** What definitions start with together; more than anybody may have if one alone is too large. */
    private static long declared(List<Declarations.Definition> definitions, long mostForOne) {
        long sum = 0;
        for (Declarations.Definition definition : definitions) {
            long minimum = definition.minimum();
            if (Long.compareUnsigned(minimum, mostForOne) > 0) {
                return Long.MAX_VALUE;
            }
            sum += minimum;
        }
        return sum;
    }

    private static LimitException refuse(
            ErrorCode code, WasmtimeModule module, String wanted, String left) {
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
