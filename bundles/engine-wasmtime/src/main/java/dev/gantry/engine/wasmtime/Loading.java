// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Memory into which a kept module is read, until the library has made its own copy. */
final class Loading implements AutoCloseable {
    /** All pages at once: they are about to be filled. */
    private static final int POPULATE = 0x8000;

    private final CLibrary library = new CLibrary();
    private MemorySegment memory = MemorySegment.NULL;

    ByteBuffer memory(int size) {
        memory = library.map(Math.max(1, size), POPULATE);
        return memory.asSlice(0, size).asByteBuffer();
    }

    /** Makes a module of what is in the memory, and was verified. */
    long module(CApi api, NativeEngine engine, int size) {
        return NativeModule.deserialize(api, engine, memory.address(), size);
    }

    @Override
    public void close() {
        if (memory.address() != 0) {
            library.unmap(memory);
        }
    }
}
