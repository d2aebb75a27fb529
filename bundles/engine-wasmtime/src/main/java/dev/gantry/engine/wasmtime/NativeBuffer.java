// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Native memory for the time of one operation on one thread. */
record NativeBuffer(Arena arena, MemorySegment memory) implements AutoCloseable {
    static NativeBuffer allocate(long size) {
        Arena arena = Arena.ofConfined();
        return new NativeBuffer(arena, arena.allocate(size, Layouts.CELL));
    }

    /** Holds a copy of these parts, one after the other. */
    static NativeBuffer of(Iterable<ByteBuffer> parts) {
        long size = 0;
        for (ByteBuffer part : parts) {
            size += part.remaining();
        }
        NativeBuffer buffer = allocate(size);
        long at = 0;
        for (ByteBuffer part : parts) {
            MemorySegment from = MemorySegment.ofBuffer(part);
            buffer.memory.asSlice(at, from.byteSize()).copyFrom(from);
            at += from.byteSize();
        }
        return buffer;
    }

    long address() {
        return memory.address();
    }

    long size() {
        return memory.byteSize();
    }

    @Override
    public void close() {
        arena.close();
    }
}
