// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.Digest;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** The library, ready to be used, with what all modules and stores share. */
final class Wasmtime {
    private final CApi api;
    private final NativeStack stack;
    private final NativeEngines engines;
    private final HostCalls hostCalls;
    private final MemorySegment hostEntry;
    private @Nullable NativeModule failing;
    private String fingerprint = "";

    /**
     * Starts the library. Whoever made this stops it.
     *
     * @throws dev.gantry.GantryException ENGINE_UNUSABLE
     */
    Wasmtime(OpenLibrary library) {
        this.api = new CApi(library.symbols());
        this.stack = NativeStack.open();
        this.engines = new NativeEngines(api);
        this.hostCalls = new HostCalls(api);
        this.hostEntry = hostCalls.entry();
    }

    CApi api() {
        return api;
    }

    NativeStack stack() {
        return stack;
    }

    NativeEngine usualEngine() {
        return engine(StackSize.USUAL);
    }

    NativeEngine engine(StackSize stackSize) {
        return engines.of(stackSize);
    }

    HostCalls hostCalls() {
        return hostCalls;
    }

    /** Where the library enters {@link HostCalls}; valid as long as somebody has this. */
    long hostEntry() {
        return hostEntry.address();
    }

    /** Takes over what the library compiled for the usual engine. */
    NativeModule nativeModule(long address) {
        return new NativeModule(api, engines, address);
    }

    /** What tells frames of outer calls in a store. */
    OuterFrames outerFrames(long context, StackSize stackSize) {
        return new OuterFrames(api, this::failing, context, stackSize);
    }

    /**
     * The same for all code that is compiled by the same library with the same settings for the same
     * processor: what it makes of a module that never changes tells all of that.
     */
    synchronized String fingerprint() {
        if (fingerprint.isEmpty()) {
            fingerprint = hashOfKnownCode();
        }
        return fingerprint;
    }

    /** Gives up what is shared; open stores and modules go on. */
    synchronized void stop() {
        if (failing != null) {
            failing.close();
        }
        engines.close();
    }

    /** Compiled when it is first needed, which in most processes is never. */
    private synchronized NativeModule failing() {
        if (failing == null) {
            failing = nativeModule(OuterFrames.compile(api, usualEngine()));
        }
        return failing;
    }

    private String hashOfKnownCode() {
        try (NativeBuffer vector = NativeBuffer.allocate(Layouts.VECTOR)) {
            failing().serialize(vector.address());
            long content = Layouts.getLong(vector.address() + Layouts.WORD);
            byte[] bytes =
                    Layouts.at(content, Layouts.getLong(vector.address()))
                            .toArray(ValueLayout.JAVA_BYTE);
            api.call(CFunction.WASM_BYTE_VEC_DELETE, vector.address());
            return Digest.of(bytes).hex();
        }
    }
}
