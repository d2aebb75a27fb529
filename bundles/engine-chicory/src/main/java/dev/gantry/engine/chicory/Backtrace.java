// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.TrapException;
import dev.gantry.engine.WasmFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which functions of guests were active when one of them trapped.
 *
 * <p>Compiled functions are frames of the Java stack that bear their index. Interpreted ones all look
 * the same there; the interpreter says which they were, in the same order, while the exception
 * passes through it.
 */
final class Backtrace {
    private static final String COMPILED = "func_";
    private static final String COMPILED_CLASS = "FuncGroup_";
    private static final String INTERPRETED = TracingInterpreter.class.getName();

    /** Where a guest was called from Java; what lies below belongs to an outer call. */
    private static final String OUTERMOST = ChicoryStore.class.getName();

    private record Frame(ChicoryModule module, int function) {}

    private final Map<String, ChicoryModule> compiled = new HashMap<>();
    private final List<Frame> interpreted = new ArrayList<>();

    /** Code of this module runs in the store from now on. */
    void add(ChicoryModule module) {
        compiled.put(module.className(), module);
    }

    /** An exception has left this function, which was interpreted. */
    void unwound(ChicoryModule module, int function) {
        // Imports are in the record too, and are left out later: hence twice as many.
        if (interpreted.size() < 2 * TrapException.MAX_FRAMES) {
            interpreted.add(new Frame(module, function));
        }
    }

    /** The frames of what was thrown last, innermost first; starts a new record. */
    List<WasmFrame> take(Throwable thrown) {
        List<Frame> frames = merge(thrown.getStackTrace());
        interpreted.clear();
        Map<ChicoryModule, Map<Integer, String>> names = names(frames);
        return frames.stream()
                .map(
                        frame ->
                                new WasmFrame(
                                        names.getOrDefault(frame.module, Map.of())
                                                .getOrDefault(frame.function, ""),
                                        frame.function))
                .toList();
    }

    /** Forgets what was recorded for an exception that shows no frames. */
    void clear() {
        interpreted.clear();
    }

    private List<Frame> merge(StackTraceElement[] stack) {
        List<Frame> frames = new ArrayList<>();
        Iterator<Frame> next = interpreted.iterator();
        for (StackTraceElement element : stack) {
            String method = element.getMethodName();
            if (element.getClassName().equals(OUTERMOST)) {
                break;
            } else if (method.startsWith(COMPILED)) {
                addCompiled(element, frames);
            } else if (element.getClassName().equals(INTERPRETED) && next.hasNext()) {
                add(next.next(), frames);
            }
            if (frames.size() == TrapException.MAX_FRAMES) {
                break;
            }
        }
        return frames;
    }

    private void addCompiled(StackTraceElement element, List<Frame> frames) {
        String className = element.getClassName();
        int suffix = className.lastIndexOf(COMPILED_CLASS);
        ChicoryModule module = compiled.get(className.substring(0, Math.max(suffix, 0)));
        if (module != null) {
            int function = Integer.parseInt(element.getMethodName().substring(COMPILED.length()));
            if (!module.interprets(function)) {
                add(new Frame(module, function), frames);
            }
        }
    }

    private static void add(Frame frame, List<Frame> frames) {
        if (frame.function >= frame.module.importedFunctions()) {
            frames.add(frame);
        }
    }

    private static Map<ChicoryModule, Map<Integer, String>> names(List<Frame> frames) {
        Map<ChicoryModule, List<Integer>> functions =
                frames.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Frame::module,
                                        Collectors.mapping(Frame::function, Collectors.toList())));
        Map<ChicoryModule, Map<Integer, String>> names = new HashMap<>();
        functions.forEach((module, used) -> names.put(module, module.functionNames().of(used)));
        return names;
    }
}
