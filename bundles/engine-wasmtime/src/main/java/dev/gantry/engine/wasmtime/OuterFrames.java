// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GantryException;
import dev.gantry.GuestText;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Finds out which frames lie below the call of a guest that failed within another call: lets a guest of
 * its own fail at the same place, which has but one frame above them.
 */
final class OuterFrames {
    /** A module whose start function is nothing but {@code unreachable}. */
    private static final String FAILING =
            "0061736d01000000" + "010401600000" + "03020100" + "080100" + "0a05010300000b";

    private final CApi api;
    private final Supplier<NativeModule> module;
    private final long context;
    private final StackSize stackSize;

    OuterFrames(CApi api, Supplier<NativeModule> module, long context, StackSize stackSize) {
        this.api = api;
        this.module = module;
        this.context = context;
        this.stackSize = stackSize;
    }

    /** Compiles the module that fails. */
    static long compile(CApi api, NativeEngine engine) {
        ByteBuffer wasm = ByteBuffer.wrap(HexFormat.of().parseHex(FAILING));
        try (NativeBuffer bytes = NativeBuffer.of(List.of(wasm));
                NativeBuffer module = NativeBuffer.allocate(Layouts.WORD)) {
            long error =
                    engine.use(
                            address ->
                                    api.call(
                                            CFunction.WASMTIME_MODULE_NEW,
                                            address,
                                            bytes.address(),
                                            bytes.size(),
                                            module.address()));
            if (error != 0) {
                throw Refusal.unusable(
                        "its library cannot compile: " + GuestText.clean(api.takeMessage(error)));
            }
            return Layouts.getLong(module.address());
        }
    }

    /** Fails, and shows the address of the trap before it is gone. */
    void fail(LongConsumer consumer) {
        try (NativeBuffer memory = NativeBuffer.allocate(Layouts.INSTANCE + Layouts.WORD)) {
            long instance = memory.address();
            long trap = instance + Layouts.INSTANCE;
            long error = instantiate(instance, trap);
            if (error != 0) {
                api.call(CFunction.WASMTIME_ERROR_DELETE, error);
            } else {
                consumer.accept(Layouts.getLong(trap));
                api.call(CFunction.WASM_TRAP_DELETE, Layouts.getLong(trap));
            }
        } catch (GantryException | IllegalStateException e) {
            // The engine has been stopped in the meantime: the frames stay as they are.
        }
    }

    private long instantiate(long instance, long trap) {
        CFunction make = CFunction.WASMTIME_INSTANCE_NEW;
        return module.get()
                .use(stackSize, code -> api.call(make, context, code, 0, 0, instance, trap));
    }
}
