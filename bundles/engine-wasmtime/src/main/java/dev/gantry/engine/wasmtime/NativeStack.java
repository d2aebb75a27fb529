// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/**
 * Where the stack of the calling thread is and where it ends. Wasmtime lets a guest use so much stack
 * below the frame that entered it, whatever the thread has; and an upcall that finds too little left
 * cannot even throw. Either would end the process, so the engine looks first.
 */
final class NativeStack {
    /** Answers the stack pointer of its caller. */
    private static final String X86_64 = "4889e0c3";

    private static final String AARCH64 = "e0030091c0035fd6";

    private static final long PAGE = 65_536;
    private static final int READ_EXECUTE = 5;

    /** More than the {@code pthread_attr_t} of any C library. */
    private static final long ATTRIBUTES = 128;

    private final MemorySegment pointer;
    private final MemorySegment getAttributes;
    private final MemorySegment getStack;
    private final MemorySegment destroyAttributes;
    private final MemorySegment self;

    private NativeStack(CLibrary library, MemorySegment pointer) {
        this.pointer = pointer;
        this.self = library.find("pthread_self");
        this.getAttributes = library.find("pthread_getattr_np");
        this.getStack = library.find("pthread_attr_getstack");
        this.destroyAttributes = library.find("pthread_attr_destroy");
    }

    /**
     * @throws dev.gantry.GantryException ENGINE_UNUSABLE where the stack cannot be measured
     */
    static NativeStack open() {
        byte[] code = codeOfThisPlatform();
        CLibrary library = new CLibrary();
        return new NativeStack(library, machineCode(library, code));
    }

    /** The stack pointer, a few frames below the caller's. */
    long pointer() {
        return NativeCalls.quick(pointer, 0, 0, 0);
    }

    /** The lowest address of the calling thread's stack; of a virtual thread, that of its carrier. */
    long lowest() {
        try (NativeBuffer buffer = NativeBuffer.allocate(ATTRIBUTES + 2 * Layouts.WORD)) {
            long attributes = buffer.address();
            long lowest = attributes + ATTRIBUTES;
            long thread = call(self, 0, 0, 0);
            if ((int) call(getAttributes, thread, attributes, 0) != 0) {
                throw Refusal.unusable("the stack of this thread cannot be measured");
            }
            call(getStack, attributes, lowest, lowest + Layouts.WORD);
            call(destroyAttributes, attributes, 0, 0);
            return Layouts.getLong(lowest);
        }
    }

    private static byte[] codeOfThisPlatform() {
        String architecture = System.getProperty("os.arch", "");
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        if (linux && architecture.equals("amd64")) {
            return HexFormat.of().parseHex(X86_64);
        }
        if (linux && architecture.equals("aarch64")) {
            return HexFormat.of().parseHex(AARCH64);
        }
        throw Refusal.unusable("stacks cannot be measured on this platform");
    }

    /** A page of the process for ever, which is never writable and executable at once. */
    private static MemorySegment machineCode(CLibrary library, byte[] code) {
        MemorySegment page = library.map(PAGE, 0);
        page.asSlice(0, code.length).copyFrom(MemorySegment.ofArray(code));
        MemorySegment protect = library.find("mprotect");
        if ((int) call(protect, page.address(), PAGE, READ_EXECUTE) != 0) {
            throw Refusal.unusable("the system forbids machine code made at run time");
        }
        return MemorySegment.ofAddress(page.address());
    }

    private static long call(MemorySegment function, long a, long b, long c) {
        return NativeCalls.call(function, a, b, c, 0, 0, 0);
    }
}
