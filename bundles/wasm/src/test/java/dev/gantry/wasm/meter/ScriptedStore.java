// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Global;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.LinkException;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A store of the {@link ScriptedEngine}. */
final class ScriptedStore implements Store {
    static final FunctionType NOTHING = new FunctionType(List.of(), List.of());

    private final ScriptedEngine engine;
    boolean interrupted;

    ScriptedStore(ScriptedEngine engine) {
        this.engine = engine;
    }

    /** A module: the globals and functions that it exports; and a memory, if it has a size. */
    static final class Script {
        final List<String> globals;
        final Map<String, Body> functions = new HashMap<>();
        int largestMemory;
        boolean linkFails;

        Script(List<String> globals) {
            this.globals = globals;
        }

        Script with(String function, Body body) {
            functions.put(function, body);
            return this;
        }
    }

    interface Body {
        void run(Guest guest);
    }

    /** What code of a module has at hand. */
    static final class Guest {
        final List<Extern> imports = new ArrayList<>();
        final Map<String, Cell> globals = new HashMap<>();

        void call(int position) {
            ((Function) imports.get(position)).call(new long[0], new long[0]);
        }

        /** The same for a meter of its own and for one that is imported last. */
        Global meter(String name) {
            Cell own = globals.get(name);
            int index = ScriptedEngine.NAMES.globals().indexOf(name);
            return own != null ? own : (Global) imports.get(imports.size() - 6 + index);
        }

        /** What the pass adds to the head of a region that asks no host. */
        void charge(long cost) {
            meter("f").set(meter("f").get() - cost);
            if (meter("f").get() < 0) {
                stop(1);
            }
        }

        void stop(int reason) {
            meter("r").set(reason);
            throw new TrapException(TrapCode.UNREACHABLE);
        }
    }

    /** The value of a global. */
    static final class Cell implements Global {
        private long value;

        @Override
        public GlobalType type() {
            return new GlobalType(ValueType.I64, true);
        }

        @Override
        public long get() {
            return value;
        }

        @Override
        public void set(long bits) {
            value = bits;
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
        if (engine.gone) {
            throw new GantryException(ErrorCode.ENGINE_GONE, "", "the engine has gone");
        }
        return new Code(type, code);
    }

    @Override
    public Instance instantiate(CompiledModule module, List<? extends Extern> imports) {
        Script script = ((ScriptedEngine.Module) module).script();
        if (script.linkFails) {
            throw new LinkException(ErrorCode.IMPORT_MISMATCH, "", "made to fail");
        }
        Guest guest = new Guest();
        guest.imports.addAll(imports);
        script.globals.forEach(name -> guest.globals.put(name, new Cell()));
        Map<String, Extern> exports = new HashMap<>(guest.globals);
        script.functions.forEach(
                (name, body) ->
                        exports.put(
                                name, new Code(NOTHING, (arguments, results) -> body.run(guest))));
        exports.put("memory", new Pages(script.largestMemory));
        return name -> Optional.ofNullable(exports.get(name));
    }

    @Override
    public void interrupt() {
        interrupted = true;
    }

    @Override
    public void close() {}

    /** A memory without content. */
    private static final class Pages implements Memory {
        private final long most;
        private long pages = 1;

        Pages(long most) {
            this.most = most;
        }

        @Override
        public MemoryType type() {
            return new MemoryType(1, OptionalLong.of(most), false, false);
        }

        @Override
        public long size() {
            return pages * PAGE_BYTES;
        }

        @Override
        public long grow(long more) {
            if (pages + more > most) {
                return -1;
            }
            pages += more;
            return pages - more;
        }

        @Override
        public byte getByte(long address) {
            throw none();
        }

        @Override
        public short getShort(long address) {
            throw none();
        }

        @Override
        public int getInt(long address) {
            throw none();
        }

        @Override
        public long getLong(long address) {
            throw none();
        }

        @Override
        public void putByte(long address, byte value) {
            throw none();
        }

        @Override
        public void putShort(long address, short value) {
            throw none();
        }

        @Override
        public void putInt(long address, int value) {
            throw none();
        }

        @Override
        public void putLong(long address, long value) {
            throw none();
        }

        @Override
        public void read(long address, byte[] target, int offset, int length) {
            throw none();
        }

        @Override
        public void write(long address, byte[] source, int offset, int length) {
            throw none();
        }

        private static UnsupportedOperationException none() {
            return new UnsupportedOperationException("this memory has no content");
        }
    }
}
