// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.preparation.MeterNames.Stop;
import dev.gantry.wasm.validation.ModuleModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Functions that follow those of the module: what is added to many places stands here once. A
 * function exists if it was asked for.
 */
final class AddedFunctions {
    private static final int BYTES_A_UNIT_AS_SHIFT = 3;

    private static final int[] NOTHING = {};
    private static final long MOST_PAGES = 1L << 16;
    private static final long MOST_WIDE_PAGES = 1L << 48;
    private static final long MOST_ELEMENTS = (1L << 32) - 1;

    private final ModuleModel module;
    private final PreparationOptions options;
    private final AddedTypes types;
    private final MeterIndices meter;
    private final int first;
    private final int askHost;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<Integer> typeIndices = new ArrayList<>();
    private final List<ByteSink> bodies = new ArrayList<>();

    AddedFunctions(
            ModuleModel module,
            PreparationOptions options,
            AddedTypes types,
            IndexShift shift,
            MeterIndices meter) {
        this.module = module;
        this.options = options;
        this.types = types;
        this.meter = meter;
        this.first = shift.function(module.functions());
        this.askHost = module.importedFunctions();
    }

    int count() {
        return bodies.size();
    }

    int typeIndex(int position) {
        return typeIndices.get(position);
    }

    ByteSink body(int position) {
        return bodies.get(position);
    }

    /** Takes and gives nothing: asks the host whether the guest may go on. */
    int checkpoint() {
        return function("checkpoint", NOTHING, NOTHING, this::writeCheckpoint);
    }

    /** Takes and gives nothing: stops the guest because all fuel is used up. */
    int exhausted() {
        return stopping(Stop.FUEL);
    }

    /** Takes and gives nothing: stops the guest because it called too deeply. */
    int tooDeep() {
        return stopping(Stop.STACK);
    }

    private int stopping(Stop reason) {
        return function("stop " + reason, NOTHING, NOTHING, (code, none) -> stop(code, reason));
    }

    /** Takes a number of bytes, charges for them and gives it back. */
    int chargeBytes(boolean wide) {
        return charge("bytes", wide, BYTES_A_UNIT_AS_SHIFT);
    }

    /** Takes a number of elements, charges for them and gives it back. */
    int chargeElements(boolean wide) {
        return charge("elements", wide, 0);
    }

    /** Does what {@code memory.grow} does, within the budget. */
    int growMemory(int memory) {
        int address = addressType(module.memory(memory).memory64());
        return function(
                "grow memory " + memory,
                new int[] {address},
                new int[] {address},
                (code, locals) -> writeGrowMemory(code, locals, memory));
    }

    /** Does what {@code table.grow} does, within the budget. */
    int growTable(int table) {
        int address = addressType(module.table64(table));
        return function(
                "grow table " + table,
                new int[] {module.tableElement(table), address},
                new int[] {address},
                (code, locals) -> writeGrowTable(code, locals, table));
    }

    private int charge(String what, boolean wide, int shift) {
        int[] length = {addressType(wide)};
        return function(
                "charge " + what + wide,
                length,
                length,
                (code, locals) -> writeCharge(code, wide, shift));
    }

    private static int addressType(boolean wide) {
        return wide ? ValueTypes.I64 : ValueTypes.I32;
    }

    private int function(
            String key, int[] taken, int[] given, BiConsumer<CodeSink, List<Integer>> writer) {
        Integer known = indices.get(key);
        if (known != null) {
            return known;
        }
        CodeSink code = new CodeSink(64);
        List<Integer> locals = new ArrayList<>();
        writer.accept(code, locals);
        code.end();
        int index = first + bodies.size();
        indices.put(key, index);
        typeIndices.add(types.index(taken, given));
        bodies.add(withLocals(locals, code));
        return index;
    }

    private static ByteSink withLocals(List<Integer> locals, CodeSink code) {
        ByteSink body = new ByteSink(code.bytes().size() + 8);
        body.u32(locals.size());
        for (int type : locals) {
            body.u32(1);
            body.u8(type);
        }
        body.bytes(code.bytes().toByteArray());
        return body;
    }

    private void writeCheckpoint(CodeSink code, List<Integer> locals) {
        locals.add(ValueTypes.I64);
        int next = 0;
        stopIfExhausted(code);
        code.call(askHost);
        code.globalGet(meter.fuel()).i64(Prices.BETWEEN_CHECKPOINTS).i64Subtract().localTee(next);
        code.i64(0).localGet(next).i64(0).i64IsGreater().select().globalSet(meter.mark());
    }

    private void stopIfExhausted(CodeSink code) {
        code.globalGet(meter.fuel()).i64(0).i64IsLess().ifSo();
        stop(code, Stop.FUEL);
        code.end();
    }

    private void stop(CodeSink code, Stop reason) {
        code.i32(reason.code()).globalSet(meter.reason()).unreachable();
    }

    private void writeCharge(CodeSink code, boolean wide, int shift) {
        code.globalGet(meter.fuel());
        if (shift > 0) {
            code.localGet(0).widened(wide).i64(shift).i64ShiftRight();
        } else if (wide) {
            code.localGet(0).i64(Prices.GREATEST_CHARGE);
            code.localGet(0).i64(Prices.GREATEST_CHARGE).i64IsLessUnsigned().select();
        } else {
            code.localGet(0).widened(false);
        }
        code.i64Subtract().globalSet(meter.fuel());
        stopIfExhausted(code);
        code.localGet(0);
    }

    private void writeGrowMemory(CodeSink code, List<Integer> locals, int memory) {
        MemoryType type = module.memory(memory);
        boolean wide = type.memory64();
        long most = type.maximum().orElse(wide ? MOST_WIDE_PAGES : MOST_PAGES);
        Growth growth = new Growth(0, wide, meter.pages(), Stop.PAGES);
        growth.writeChecks(code, locals, () -> code.indexed(Codes.MEMORY_SIZE, memory), most);
        code.localGet(0).indexed(Codes.MEMORY_GROW, memory);
        growth.writeOutcome(code, memory < module.importedMemories());
    }

    private void writeGrowTable(CodeSink code, List<Integer> locals, int table) {
        TableType type = module.table(table);
        boolean wide = module.table64(table);
        long most = type.maximum().orElse(wide ? Long.MAX_VALUE : MOST_ELEMENTS);
        Growth growth = new Growth(1, wide, meter.entries(), Stop.ENTRIES);
        growth.writeChecks(code, locals, () -> code.indexed(Codes.TABLE_SIZE, table), most);
        code.localGet(0).localGet(1).indexed(Codes.TABLE_GROW, table);
        growth.writeOutcome(code, table < module.importedTables());
    }

    /** What growing a memory and growing a table have in common. */
    private final class Growth {
        private final int delta;
        private final boolean wide;
        private final int budget;
        private final Stop refusal;
        private final long price;
        private final int wideDelta;
        private final int before;

        /**
         * @param delta the parameter that says by how much, which is the last one
         * @param budget the global that says how much is left
         * @param refusal what stops a guest that is not to be told
         */
        Growth(int delta, boolean wide, int budget, Stop refusal) {
            this.delta = delta;
            this.wide = wide;
            this.budget = budget;
            this.refusal = refusal;
            this.price = refusal == Stop.PAGES ? Prices.PAGE : Prices.ELEMENT;
            this.wideDelta = delta + 1;
            this.before = delta + 2;
        }

        void writeChecks(CodeSink code, List<Integer> locals, Runnable size, long most) {
            locals.add(ValueTypes.I64);
            locals.add(addressType(wide));
            code.localGet(delta).widened(wide).localTee(wideDelta);
            code.globalGet(budget).i64IsGreaterUnsigned();
            writeRefusal(code);
            size.run();
            code.widened(wide).localGet(wideDelta).i64Add();
            code.i64(most).i64IsGreaterUnsigned();
            writeRefusal(code);
            if (options.checkpoints()) {
                code.globalGet(meter.fuel()).localGet(wideDelta).i64(price).i64Multiply();
                code.i64Subtract().globalSet(meter.fuel());
                stopIfExhausted(code);
            }
        }

        private void writeRefusal(CodeSink code) {
            code.ifSo();
            if (options.trapOnGrowFailure()) {
                stop(code, refusal);
            } else {
                code.address(-1, wide).leave();
            }
            code.end();
        }

        /**
         * @param imported whether what grows may have a lower maximum than this module knows of
         */
        void writeOutcome(CodeSink code, boolean imported) {
            code.localTee(before).address(-1, wide).addressesAreEqual(wide).ifSo();
            if (imported) {
                code.address(-1, wide).leave();
            } else {
                stop(code, Stop.RESOURCE);
            }
            code.end();
            code.globalGet(budget).localGet(wideDelta).i64Subtract().globalSet(budget);
            code.localGet(before);
        }
    }
}
