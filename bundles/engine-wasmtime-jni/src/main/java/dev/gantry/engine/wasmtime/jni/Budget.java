// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.ErrorCode;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import io.github.kawamuray.wasmtime.Global;
import io.github.kawamuray.wasmtime.Val;
import java.util.List;

/**
 * What the memories and tables of one store may still take. The numbers stand in globals of a small
 * instance, whose functions guests ask before they grow, see {@link GrowthGuard}. Used by the thread
 * inside the store.
 */
final class Budget {
    /** The library lends a memory as a buffer, and a larger one has no buffer in Java. */
    static final long MAX_PAGES = Integer.MAX_VALUE / Memory.PAGE_BYTES;

    /** Each element takes eight bytes of the host, and time when the table is made. */
    private static final long MAX_ELEMENTS = 10_000_000;

    /** Each memory takes several GiB of addresses, however small it is. */
    private static final int MAX_MEMORIES = 1_000;

    private static final String INSTANCE = "budget";

    private final NativeStore natives;
    private final Global pages;
    private final Global elements;
    private int memories = MAX_MEMORIES;

    Budget(NativeStore natives, Limits limits) {
        this.natives = natives;
        natives.instantiateBudget(INSTANCE);
        this.pages = natives.global(new NativeName(INSTANCE, HelperModules.PAGES_LEFT));
        this.elements = natives.global(new NativeName(INSTANCE, HelperModules.ELEMENTS_LEFT));
        set(pages, Math.min(limits.memoryBytes() / Memory.PAGE_BYTES, MAX_PAGES));
        set(elements, Math.min(limits.tableElements(), MAX_ELEMENTS));
    }

    /** Pays for what a module declares, or refuses the module and takes nothing. */
    void reserve(String module, List<MemoryType> newMemories, List<TableType> newTables) {
        long newPages = newMemories.stream().mapToLong(MemoryType::minimum).sum();
        if (newPages > get(pages) || newMemories.size() > memories) {
            throw refuse(
                    ErrorCode.MEMORY_LIMIT,
                    module,
                    newPages + " pages in " + newMemories.size() + " memories",
                    get(pages) + " pages in " + memories);
        }
        long newElements = newTables.stream().mapToLong(TableType::minimum).sum();
        if (newElements > get(elements)) {
            throw refuse(
                    ErrorCode.TABLE_LIMIT,
                    module,
                    newElements + " table elements",
                    Long.toString(get(elements)));
        }
        memories -= newMemories.size();
        takePages(newPages);
        set(elements, get(elements) - newElements);
    }

    /** Takes so many pages, if there are as many; a number below zero gives back. */
    boolean takePages(long count) {
        long left = get(pages);
        if (count > left) {
            return false;
        }
        set(pages, left - count);
        return true;
    }

    /** Lets the guest of an instance grow. Before that it cannot. */
    void installIn(String instance) {
        NativeName table = new NativeName(instance, Rewriting.HOST_TABLE);
        natives.install(instance, HelperModules.growthInstaller(INSTANCE, table));
    }

    private long get(Global global) {
        return natives.get(global).i64();
    }

    private void set(Global global, long value) {
        natives.set(global, Val.fromI64(value));
    }

    private static LimitException refuse(
            ErrorCode code, String module, String wanted, String left) {
        return new LimitException(
                code,
                module,
                "cannot instantiate module '"
                        + module
                        + "': it starts with "
                        + wanted
                        + ", and the guest may have "
                        + left);
    }
}
