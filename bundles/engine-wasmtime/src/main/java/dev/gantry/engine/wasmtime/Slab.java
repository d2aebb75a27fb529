// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Native memory of one store: small structures that live as long as the store, and cells for the values
 * of the calls that are active. Used by the thread inside the store; it is freed some time after nobody
 * has the store any more, which costs a closing store nothing.
 */
final class Slab {
    private static final long PIECE = 4_096;
    private static final long CELLS = 128 * Layouts.CELL;

    private final List<MemorySegment> pieces = new ArrayList<>();
    private final Deque<MemorySegment> large = new ArrayDeque<>();
    private final long firstCell;
    private final long endOfCells;
    private long cell;
    private long next;
    private long end;

    Slab() {
        this.firstCell = keep(CELLS);
        this.endOfCells = firstCell + CELLS;
        this.cell = firstCell;
    }

    /** Zeroed memory for as long as the store lives. */
    long keep(long size) {
        long aligned = (size + Layouts.CELL - 1) & -Layouts.CELL;
        if (end - next < aligned) {
            MemorySegment piece = allocate(Math.max(PIECE, aligned));
            pieces.add(piece);
            next = piece.address();
            end = next + piece.byteSize();
        }
        long address = next;
        next += aligned;
        return address;
    }

    /** So many cells, until they are given back in the reverse order. */
    long takeCells(int count) {
        long size = count * Layouts.CELL;
        if (endOfCells - cell < size) {
            large.push(allocate(size));
            return large.element().address();
        }
        long address = cell;
        cell += size;
        return address;
    }

    void giveBackCells(long address) {
        if (address >= firstCell && address < endOfCells) {
            cell = address;
        } else {
            large.pop();
        }
    }

    private static MemorySegment allocate(long size) {
        return Arena.ofAuto().allocate(size, Layouts.CELL);
    }
}
