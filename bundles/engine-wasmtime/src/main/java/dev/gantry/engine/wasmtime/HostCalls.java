// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way of all guests to all host functions: one entry for the library, which tells functions apart by
 * the number of the slot that each has while its store is open.
 */
final class HostCalls {
    private final CApi api;
    private final Deque<Integer> freeSlots = new ArrayDeque<>();
    private volatile @Nullable HostFunction[] slots = new @Nullable HostFunction[64];
    private int used;

    HostCalls(CApi api) {
        this.api = api;
    }

    /** Makes the entry for the library; it lasts as long as somebody has the segment. */
    MemorySegment entry() {
        MethodType type =
                MethodType.methodType(long.class, long.class, long.class, long.class, long.class);
        FunctionDescriptor descriptor =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG);
        try {
            MethodHandle target =
                    MethodHandles.lookup().findVirtual(HostCalls.class, "call", type).bindTo(this);
            return Linker.nativeLinker().upcallStub(target, descriptor, Arena.ofAuto());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the method is in this class", e);
        }
    }

    /** Gives a function a slot. */
    synchronized int add(HostFunction function) {
        Integer free = freeSlots.poll();
        int slot = free == null ? used++ : free;
        @Nullable HostFunction[] enough =
                slot < slots.length ? slots : Arrays.copyOf(slots, 2 * slot);
        enough[slot] = function;
        slots = enough; // also where it is the same array: whoever reads it sees the function
        return slot;
    }

    synchronized void remove(int slot) {
        slots[slot] = null;
        freeSlots.push(slot);
    }

    /** What the library calls. Nothing may leave here but by returning: the process would end. */
    @SuppressWarnings("UnusedMethod") // Found by its name.
    private long call(long slot, long unusedCaller, long cells, long unusedCount) {
        HostFunction function = slots[(int) slot];
        return function == null
                ? api.call(CFunction.WASMTIME_TRAP_NEW, cells, 0)
                : function.callFromGuest(cells);
    }
}
