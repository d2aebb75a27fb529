// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.LimitException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import dev.gantry.wasm.preparation.MeterNames.Stop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the guest of a store failed with. Only the first fault counts: nothing that a host function does
 * can make another one of it, or none.
 */
final class Faults {
    private final Set<MeteredModule> modules = new LinkedHashSet<>();
    private @Nullable RuntimeException first;

    /** Frames may belong to this module from now on. */
    void add(MeteredModule module) {
        modules.add(module);
    }

    Optional<RuntimeException> first() {
        return Optional.ofNullable(first);
    }

    /** Keeps a fault, unless there was one already, and gives the one that counts. */
    RuntimeException keep(RuntimeException fault) {
        RuntimeException counts = first == null ? fault : first;
        first = counts;
        return counts;
    }

    /** Keeps what a trap means, given the reason that the meter knows. */
    RuntimeException keep(TrapException trap, Stop reason) {
        Stop why = trap.trap() == TrapCode.UNREACHABLE ? reason : Stop.NONE;
        return first == null ? keep(meaning(trap, why)) : first;
    }

    /** Fails with the first fault, if there was one. */
    void check() {
        RuntimeException fault = first;
        if (fault != null) {
            throw fault;
        }
    }

    private GantryException meaning(TrapException trap, Stop reason) {
        return switch (reason) {
            case NONE -> withOriginalFrames(trap);
            case FUEL -> trap(TrapCode.FUEL_EXHAUSTED, trap);
            case STACK -> trap(TrapCode.STACK_OVERFLOW, trap);
            case RESOURCE -> trap(TrapCode.OUT_OF_MEMORY, trap);
            case PAGES -> mayNotGrow(ErrorCode.MEMORY_LIMIT, "a memory");
            case ENTRIES -> mayNotGrow(ErrorCode.TABLE_LIMIT, "a table");
        };
    }

    private LimitException mayNotGrow(ErrorCode code, String what) {
        String guest = modules.stream().findFirst().map(MeteredModule::name).orElse("");
        return new LimitException(
                code, guest, guest + ": " + what + " may not grow as far as the guest asked for");
    }

    private TrapException withOriginalFrames(TrapException trap) {
        if (trap.frames().isEmpty()) {
            return trap;
        }
        String message = Objects.requireNonNullElse(trap.getMessage(), trap.trap().text());
        return new TrapException(trap.trap(), message, original(trap.frames()));
    }

    private TrapException trap(TrapCode code, TrapException raw) {
        return new TrapException(code, code.text(), original(raw.frames()));
    }

    private List<WasmFrame> original(List<WasmFrame> frames) {
        return frames.stream().flatMap(frame -> original(frame).stream()).toList();
    }

    /** A frame does not say which module it is of; with several it is the first that it fits. */
    private Optional<WasmFrame> original(WasmFrame frame) {
        return modules.stream()
                .flatMap(module -> module.originalFrames().of(frame).stream())
                .findFirst();
    }
}
