// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/** The C library of the process. */
final class CLibrary {
    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;

    private final SymbolLookup symbols;

    /** Before 2.34 that of GNU had its threads in another file. */
    CLibrary() {
        SymbolLookup common = Linker.nativeLinker().defaultLookup();
        this.symbols =
                common.find("pthread_getattr_np").isPresent()
                        ? common
                        : common.or(SymbolLookup.libraryLookup("libpthread.so.0", Arena.global()));
    }

    /**
     * @throws dev.gantry.GantryException ENGINE_UNUSABLE if there is no such function
     */
    MemorySegment find(String name) {
        return symbols.find(name)
                .orElseThrow(() -> Refusal.unusable("the C library lacks " + name));
    }

    /** Pages that are zero without anybody writing to them. */
    MemorySegment map(long size, int moreFlags) {
        MemorySegment mmap = find("mmap");
        int flags = PRIVATE_ANONYMOUS | moreFlags;
        long address = NativeCalls.call(mmap, 0, size, READ_WRITE, flags, -1, 0);
        if (address == -1) {
            throw new OutOfMemoryError("the system has no " + size + " bytes");
        }
        return Layouts.at(address, size);
    }

    void unmap(MemorySegment pages) {
        NativeCalls.call(find("munmap"), pages.address(), pages.byteSize(), 0, 0, 0, 0);
    }
}
