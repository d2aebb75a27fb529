// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.golden;

import dev.gantry.engine.Extern;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Store;
import dev.gantry.engine.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * Host functions for whatever a guest imports: they answer by their arguments and by what was called
 * before, the same everywhere, and remember it.
 */
final class HostStubs {
    private final Store store;
    private final WasiStub wasi = new WasiStub(this);
    private Optional<Instance> guest = Optional.empty();
    private long calls;
    private long history;

    HostStubs(Store store) {
        this.store = store;
    }

    /** Whether these are functions and nothing else. */
    static boolean canOffer(List<ImportType> imports) {
        return imports.stream().allMatch(wanted -> wanted.type() instanceof FunctionType);
    }

    List<Extern> offer(List<ImportType> imports) {
        return imports.stream().map(this::offer).toList();
    }

    /** The memory of this instance is the one that host functions use. */
    void serve(Instance instance) {
        guest = Optional.of(instance);
    }

    Optional<Instance> guest() {
        return guest;
    }

    private Extern offer(ImportType wanted) {
        FunctionType type = (FunctionType) wanted.type();
        HostCode code =
                wanted.module().startsWith("wasi_")
                        ? wasi.code(wanted.name())
                        : (arguments, results) -> answer(type, results);
        return store.host(
                type,
                (arguments, results) -> {
                    calls++;
                    remember(wanted.name().hashCode());
                    rememberAll(type.parameters(), arguments);
                    code.call(arguments, results);
                });
    }

    private void rememberAll(List<ValueType> types, long[] slots) {
        int at = 0;
        for (ValueType type : types) {
            remember(Bits.comparable(type, slots[at]));
            if (type == ValueType.V128) {
                remember(slots[at + 1]);
            }
            at += type.slots();
        }
    }

    /** Adds to what was seen. */
    void remember(long bits) {
        history = history * 0x9E3779B97F4A7C15L + bits + 1;
        history ^= history >>> 29;
    }

    private void answer(FunctionType type, long[] results) {
        int at = 0;
        for (ValueType result : type.results()) {
            results[at] = Bits.small(result, (int) (history >>> 32));
            at += result.slots();
        }
    }

    @Override
    public String toString() {
        return calls + " host calls " + Long.toHexString(history);
    }
}
