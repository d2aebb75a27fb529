// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.Instance;
import dev.gantry.engine.LinkException;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store of the {@link FakeEngine}. It checks links and interruption, and nothing else. */
final class FakeStore implements Store {
    private static final FunctionType START = new FunctionType(List.of(), List.of());

    private volatile @Nullable TrapCode request;
    private @Nullable Thread inside;
    private volatile boolean closed;

    /** The module of a program, whatever its bytes. */
    record Module(FakeProgram program) implements CompiledModule {
        @Override
        public List<ImportType> imports() {
            return program.imports();
        }

        @Override
        public List<ExportType> exports() {
            return List.of(
                    new ExportType("memory", new FakeMemory().type()),
                    new ExportType("_start", START));
        }
    }

    private record Code(FunctionType type, HostCode code) implements Function {
        @Override
        public void call(long[] arguments, long[] results) {
            code.call(arguments, results);
        }
    }

    @Override
    public Function host(FunctionType type, HostCode code) {
        return new Code(type, code);
    }

    @Override
    public Instance instantiate(CompiledModule module, List<? extends Extern> imports) {
        FakeProgram program = ((Module) module).program();
        checkLinks(program, imports);
        FakeMemory memory = new FakeMemory();
        List<Function> functions = imports.stream().map(Function.class::cast).toList();
        FakeGuest guest = new FakeGuest(this, functions, memory);
        Map<String, Extern> exports = new HashMap<>();
        exports.put("memory", memory);
        exports.put("_start", new Code(START, (in, out) -> run(program, guest)));
        return name -> Optional.of(exports.computeIfAbsent(name, any -> new FakeGlobal()));
    }

    @Override
    public void interrupt() {
        interrupt(TrapCode.INTERRUPTED);
    }

    @Override
    public void close() {
        closed = true;
    }

    synchronized void interrupt(TrapCode reason) {
        request = reason;
        if (inside != null) {
            inside.interrupt();
        }
    }

    void checkpoint() {
        TrapCode reason = request;
        if (reason != null) {
            throw new TrapException(reason);
        }
    }

    private void run(FakeProgram program, FakeGuest guest) {
        if (closed) {
            throw new GantryException(ErrorCode.STORE_CLOSED, "", "the store has been closed");
        }
        enter(Thread.currentThread());
        try {
            checkpoint();
            program.start().run(guest);
        } finally {
            enter(null);
        }
    }

    private synchronized void enter(@Nullable Thread thread) {
        inside = thread;
        if (thread == null && request != null) {
            Thread.interrupted();
        }
    }

    private static void checkLinks(FakeProgram program, List<? extends Extern> given) {
        List<?> wanted = program.imports().stream().map(ImportType::type).toList();
        List<?> types = given.stream().map(Extern::type).limit(wanted.size()).toList();
        if (!wanted.equals(types) || given.size() > wanted.size() + 1) {
            throw new LinkException(
                    ErrorCode.IMPORT_MISMATCH, "fake", "the fake guest was given other imports");
        }
    }
}
