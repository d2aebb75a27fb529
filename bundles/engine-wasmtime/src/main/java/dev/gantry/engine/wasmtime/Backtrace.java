// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which functions of guests were active when one of them failed in a store. */
final class Backtrace {
    /** One active function, as the library tells it. */
    private record Frame(String module, int function, long offset) {}

    private final CApi api;
    private final OuterFrames outer;
    private final Map<String, WasmtimeModule> modules = new HashMap<>();

    Backtrace(CApi api, OuterFrames outer) {
        this.api = api;
        this.outer = outer;
    }

    /** Code of this module runs in the store from now on. */
    void add(WasmtimeModule module) {
        modules.put(module.mark(), module);
    }

    /**
     * The frames of the innermost call, innermost first. The library tells those of outer calls, too,
     * which a host function lies between.
     *
     * @param trace gives a trace of something that failed
     * @param failed its address
     * @param nested whether there is an outer call
     */
    List<WasmFrame> of(CFunction trace, long failed, boolean nested) {
        List<Frame> frames = read(trace, failed);
        if (nested) {
            List<Frame> below = new ArrayList<>();
            try {
                outer.fail(trap -> below.addAll(read(CFunction.WASM_TRAP_TRACE, trap)));
            } catch (IllegalStateException gone) { // with the engine: too many frames are no harm
                return named(frames);
            }
            frames = withoutOuter(frames, below);
        }
        return named(frames);
    }

    /** Without the frames of outer calls; both lists may be cut at their ends. */
    private static List<Frame> withoutOuter(List<Frame> frames, List<Frame> below) {
        List<Frame> common = below.subList(Math.min(1, below.size()), below.size());
        boolean whole = frames.size() < TrapException.MAX_FRAMES;
        int from = whole ? Math.max(0, frames.size() - common.size()) : 0;
        while (!startsWith(common, frames.subList(from, frames.size()))) {
            from++;
        }
        return frames.subList(0, from);
    }

    private static boolean startsWith(List<Frame> frames, List<Frame> first) {
        return first.size() <= frames.size() && frames.subList(0, first.size()).equals(first);
    }

    private List<Frame> read(CFunction trace, long failed) {
        try (NativeBuffer vector = NativeBuffer.allocate(Layouts.VECTOR)) {
            api.call(trace, failed, vector.address());
            long count = Layouts.getLong(vector.address());
            long content = Layouts.getLong(vector.address() + Layouts.WORD);
            List<Frame> frames = new ArrayList<>();
            for (long i = 0; i < Math.min(count, TrapException.MAX_FRAMES); i++) {
                frames.add(frame(Layouts.getLong(content + i * Layouts.WORD)));
            }
            api.call(CFunction.WASM_FRAME_VEC_DELETE, vector.address());
            return frames;
        }
    }

    private Frame frame(long frame) {
        long module = api.call(CFunction.WASMTIME_FRAME_MODULE_NAME, frame);
        return new Frame(
                module == 0 ? "" : Layouts.text(module),
                (int) api.call(CFunction.WASM_FRAME_FUNC_INDEX, frame),
                api.call(CFunction.WASM_FRAME_MODULE_OFFSET, frame));
    }

    private List<WasmFrame> named(List<Frame> frames) {
        Map<String, Set<Integer>> functions = new HashMap<>();
        for (Frame frame : frames) {
            functions.computeIfAbsent(frame.module, any -> new HashSet<>()).add(frame.function);
        }
        Map<String, Map<Integer, String>> names = new HashMap<>();
        functions.forEach((mark, used) -> names.put(mark, names(mark, used)));
        return frames.stream().map(frame -> named(frame, names)).toList();
    }

    private Map<Integer, String> names(String mark, Set<Integer> functions) {
        WasmtimeModule module = modules.get(mark);
        return module == null ? Map.of() : module.functionNames().of(functions);
    }

    private WasmFrame named(Frame frame, Map<String, Map<Integer, String>> names) {
        String name = names.getOrDefault(frame.module, Map.of()).getOrDefault(frame.function, "");
        WasmtimeModule module = modules.get(frame.module);
        if (module == null || frame.offset == WasmFrame.UNKNOWN_OFFSET) {
            return new WasmFrame(name, frame.function);
        }
        return new WasmFrame(name, frame.function, frame.offset - module.codeShift());
    }
}
