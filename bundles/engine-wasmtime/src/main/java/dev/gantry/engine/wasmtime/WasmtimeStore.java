// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.CompiledModule;
import dev.gantry.engine.Extern;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Limits;
import dev.gantry.engine.LinkException;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Instances that share memories, tables, globals, a budget and a fate. Everything in it is used with
 * its own native context, and by the thread inside it alone.
 */
final class WasmtimeStore implements Store {
    private final Wasmtime wasmtime;
    private final CApi api;
    private final Consumer<WasmtimeStore> forget;
    private final StackSize stackSize;
    private final long store;
    private final long context;
    private final Slab slab = new Slab();
    private final Entrance entrance = new Entrance(this::free);
    private final References references;
    private final Budget budget;
    private final Backtrace backtrace;
    private final GuestCalls calls;
    private final List<Integer> hostSlots = new ArrayList<>();

    /**
     * @param forget is told when nothing native is left of the store
     */
    WasmtimeStore(Wasmtime wasmtime, Limits limits, Consumer<WasmtimeStore> forget) {
        this.wasmtime = wasmtime;
        this.api = wasmtime.api();
        this.forget = forget;
        this.stackSize = StackSize.of(limits);
        this.store =
                wasmtime.engine(stackSize)
                        .use(engine -> api.call(CFunction.WASMTIME_STORE_NEW, engine, 0, 0));
        this.context = api.call(CFunction.WASMTIME_STORE_CONTEXT, store);
        this.references = new References(api, slab, context);
        this.budget = new Budget(api, store, context, limits);
        this.backtrace = new Backtrace(api, wasmtime.outerFrames(context, stackSize));
        this.calls =
                new GuestCalls(
                        entrance,
                        new StackGuard(wasmtime.stack(), stackSize),
                        budget,
                        new Faults(api, context, backtrace));
    }

    @Override
    public Function host(FunctionType type, HostCode code) {
        entrance.check();
        return new HostFunction(this, type, code);
    }

    @Override
    public Instance instantiate(CompiledModule module, List<? extends Extern> imports) {
        entrance.enter();
        try {
            entrance.admitGuest();
            WasmtimeModule own = own(module);
            Links links = new Links(this, own);
            links.check(imports);
            budget.take(own);
            backtrace.add(own);
            long instance = slab.keep(Layouts.INSTANCE);
            instantiate(own, links, imports, instance);
            own.growing().forEach((name, what) -> budget.grows(what, exported(instance, name)));
            calls.check(0, 0);
            budget.refresh();
            return new WasmtimeInstance(this, own, List.copyOf(imports), instance);
        } finally {
            entrance.leave();
        }
    }

    @Override
    public void interrupt() {
        entrance.interrupt(TrapCode.INTERRUPTED);
    }

    @Override
    public void close() {
        entrance.close();
    }

    Entrance entrance() {
        return entrance;
    }

    CApi api() {
        return api;
    }

    long context() {
        return context;
    }

    Slab slab() {
        return slab;
    }

    References references() {
        return references;
    }

    Budget budget() {
        return budget;
    }

    GuestCalls calls() {
        return calls;
    }

    /** Calls a function of a guest; the arrays have been checked. */
    void call(long function, Signature signature, long[] arguments, long[] results) {
        entrance.enter();
        try {
            int count = signature.cells();
            long cells = slab.takeCells(count + 1);
            try {
                signature.writeParameters(arguments, cells, references);
                callOnCells(function, cells, count);
                signature.readResults(cells, results, references);
            } finally {
                slab.giveBackCells(cells);
            }
        } finally {
            entrance.leave();
        }
    }

    private void callOnCells(long function, long cells, int count) {
        long trap = cells + count * Layouts.CELL;
        Layouts.putLong(trap, 0);
        calls.begin();
        try {
            CFunction call = CFunction.WASMTIME_FUNC_CALL_UNCHECKED;
            long error = api.call(call, context, function, cells, count, trap);
            calls.check(error, Layouts.getLong(trap));
        } finally {
            calls.end();
        }
    }

    /** Makes a host function known to the library; gives where it is described. */
    long define(HostFunction function) {
        int slot = wasmtime.hostCalls().add(function);
        hostSlots.add(slot);
        long item = slab.keep(Layouts.EXTERN);
        Layouts.putByte(item, Layouts.EXTERN_FUNCTION);
        long type = NativeTypes.function(api, function.type());
        api.call(
                CFunction.WASMTIME_FUNC_NEW_UNCHECKED,
                context,
                type,
                wasmtime.hostEntry(),
                slot,
                0,
                item + Layouts.EXTERN_ITEM);
        api.call(CFunction.WASM_FUNCTYPE_DELETE, type);
        return item;
    }

    /** What an instance exports under a name, as the library passes it. */
    long exported(long instance, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        long text = slab.takeCells(1 + bytes.length / (int) Layouts.CELL);
        try {
            Layouts.write(text, bytes, 0, bytes.length);
            long item = slab.keep(Layouts.EXTERN);
            api.call(
                    CFunction.WASMTIME_INSTANCE_EXPORT_GET,
                    context,
                    instance,
                    text,
                    bytes.length,
                    item);
            return item;
        } finally {
            slab.giveBackCells(text);
        }
    }

    private void instantiate(
            WasmtimeModule module, Links links, List<? extends Extern> imports, long instance) {
        long externs = slab.takeCells(2 * imports.size() + 1);
        try {
            Links.write(imports, externs);
            long trap = externs + imports.size() * Layouts.EXTERN;
            Layouts.putLong(trap, 0);
            calls.begin();
            try {
                int count = imports.size();
                CFunction make = CFunction.WASMTIME_INSTANCE_NEW;
                long error =
                        module.code()
                                .use(
                                        stackSize,
                                        code ->
                                                api.call(
                                                        make, context, code, externs, count,
                                                        instance, trap));
                links.refuseIf(error, api);
                calls.check(error, Layouts.getLong(trap));
            } finally {
                calls.end();
            }
        } catch (LinkException refusal) {
            budget.giveBack(module);
            throw refusal;
        } finally {
            slab.giveBackCells(externs);
        }
    }

    private WasmtimeModule own(CompiledModule module) {
        if (module instanceof WasmtimeModule own && own.wasmtime() == wasmtime) {
            return own;
        }
        throw new GantryException(
                ErrorCode.FOREIGN_EXTERN,
                "",
                "cannot instantiate the module: another engine has compiled it");
    }

    private void free() {
        hostSlots.forEach(wasmtime.hostCalls()::remove);
        api.call(CFunction.WASMTIME_STORE_DELETE, store);
        forget.accept(this);
    }
}
