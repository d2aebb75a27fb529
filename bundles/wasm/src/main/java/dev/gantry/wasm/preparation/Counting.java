// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.ValueTypes;

/** Writes the code by which a function counts fuel and depth. */
final class Counting {
    private final MeterIndices meter;
    private final AddedFunctions functions;
    private final AddedLocals locals;
    private final CodeSink code;
    private FunctionShape shape = FunctionShape.UNCHANGED;

    Counting(Additions additions, AddedLocals locals, CodeSink code) {
        this.meter = additions.meter();
        this.functions = additions.functions();
        this.locals = locals;
        this.code = code;
    }

    /** Another function begins. */
    void begin(FunctionShape newShape) {
        shape = newShape;
    }

    void writeEntry(int charge) {
        if (shape.frame() > 0) {
            writeDepthTaken();
        }
        if (shape.loops()) {
            code.globalGet(meter.fuel());
            subtract(charge);
            code.localTee(fuel()).globalGet(meter.mark()).localTee(mark());
            writeCheckpoint();
        } else if (charge > 0) {
            writeGlobalCharge(charge);
            code.globalGet(meter.mark()).i64IsLess().ifSo();
            code.call(functions.checkpoint()).end();
        }
    }

    private void writeDepthTaken() {
        code.globalGet(meter.depth()).i32(shape.frame()).i32Subtract();
        code.localTee(depth()).globalSet(meter.depth());
        code.localGet(depth()).i32(0).i32IsLess().ifSo();
        code.call(functions.tooDeep()).end();
    }

    /**
     * Charges for a region.
     *
     * @param exhausted the label to branch to if nothing is left; negative at the head of a loop,
     *     where the host is asked from time to time
     */
    void writeCharge(int charge, int exhausted) {
        if (exhausted < 0) {
            code.localGet(fuel());
            if (charge > 0) {
                subtract(charge);
                code.localTee(fuel());
            }
            code.localGet(mark());
            writeCheckpoint();
        } else if (charge > 0) {
            if (shape.loops()) {
                code.localGet(fuel());
                subtract(charge);
                code.localTee(fuel());
            } else {
                writeGlobalCharge(charge);
            }
            code.i64(0).i64IsLess().branchIf(exhausted);
        }
    }

    /** Leaves what is left on the stack: a local costs less than reading the global again. */
    private void writeGlobalCharge(int charge) {
        code.globalGet(meter.fuel());
        subtract(charge);
        code.localTee(fuel()).globalSet(meter.fuel()).localGet(fuel());
    }

    private void subtract(int charge) {
        if (charge > 0) {
            code.i64(charge).i64Subtract();
        }
    }

    /** Fuel and mark are on the stack. */
    private void writeCheckpoint() {
        code.i64IsLess().ifSo();
        writeFuelBack();
        code.call(functions.checkpoint());
        writeFuelAgain();
        code.globalGet(meter.mark()).localSet(mark());
        code.end();
    }

    /** Before something that others count in: calls and throws. */
    void writeFuelBack() {
        if (shape.loops()) {
            code.localGet(fuel()).globalSet(meter.fuel());
        }
    }

    /** After it. The mark may have sunk meanwhile: then the next checkpoint only comes too early. */
    void writeFuelAgain() {
        if (shape.loops()) {
            code.globalGet(meter.fuel()).localSet(fuel());
        }
    }

    /** Where the function is left. */
    void writeExit() {
        writeFuelBack();
        if (shape.frame() > 0) {
            code.localGet(depth()).i32(shape.frame()).i32Add().globalSet(meter.depth());
        }
    }

    /** Where an exception of a function that was called has been caught. */
    void writeRecovery() {
        writeFuelAgain();
        if (shape.frame() > 0) {
            code.localGet(depth()).globalSet(meter.depth());
        }
    }

    private int fuel() {
        return locals.local("fuel", ValueTypes.I64);
    }

    private int mark() {
        return locals.local("mark", ValueTypes.I64);
    }

    private int depth() {
        return locals.local("depth", ValueTypes.I32);
    }
}
