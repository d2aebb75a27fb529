// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.ErrorCode;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.Limits;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import java.util.List;

/** What the memories and tables of one store may still take. Used by the thread inside the store. */
final class Budget {
    /** Chicory addresses a memory with an {@code int}. */
    static final int MAX_PAGES = com.dylibso.chicory.runtime.Memory.RUNTIME_MAX_PAGES;

    /** Each memory costs the host a directory of pages, however small it is. */
    private static final int MAX_MEMORIES = 1_000;

    private long pages;
    private long elements;
    private int memories = MAX_MEMORIES;

    Budget(Limits limits) {
        this.pages = limits.memoryBytes() / Memory.PAGE_BYTES;
        this.elements = limits.tableElements();
    }

    /** Pays for what a module declares, or refuses the module and takes nothing. */
    void reserve(String module, List<MemoryType> newMemories, List<TableType> newTables) {
        long newPages = newMemories.stream().mapToLong(MemoryType::minimum).sum();
        boolean tooLarge = newMemories.stream().anyMatch(memory -> memory.minimum() > MAX_PAGES);
        if (tooLarge || newPages > pages || newMemories.size() > memories) {
            throw refuse(
                    ErrorCode.MEMORY_LIMIT,
                    module,
                    newPages + " pages in " + newMemories.size() + " memories",
                    Math.min(pages, MAX_PAGES) + " pages in " + memories);
        }
        long newElements = newTables.stream().mapToLong(TableType::minimum).sum();
        if (newElements > elements) {
            throw refuse(
                    ErrorCode.TABLE_LIMIT,
                    module,
                    newElements + " table elements",
                    Long.toString(elements));
        }
        pages -= newPages;
        memories -= newMemories.size();
        elements -= newElements;
    }

    long pagesLeft() {
        return pages;
    }

    /** Whether a memory may grow by so many pages. */
    boolean hasPages(long count) {
        return count >= 0 && count <= pages;
    }

    void takePages(long count) {
        pages -= count;
    }

    /** Whether a table may grow by so many elements. */
    boolean hasElements(long count) {
        return count >= 0 && count <= elements;
    }

    void takeElements(long count) {
        elements -= count;
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
