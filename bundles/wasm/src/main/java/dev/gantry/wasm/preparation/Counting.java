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
            code.i64IsLess().ifSo();
            writeCheckpoint(0);
            code.end();
        } else if (charge > 0) {
            writeGlobalCharge(charge);
            if (shape.calls()) {
                code.globalGet(meter.mark()).i64IsLess().ifSo();
                code.call(functions.checkpoint()).end();
            } else {
                // It is soon over: whoever called it asks the host. A call that returns, however
                // rare,
                // would cost such a function its registers.
                code.i64(0).i64IsLess().ifSo();
                code.call(functions.exhausted()).unreachable().end();
            }
        }
    }

    private void writeDepthTaken() {
        code.globalGet(meter.depth()).i32(shape.frame()).i32Subtract();
        code.localTee(depth()).globalSet(meter.depth());
        code.localGet(depth()).i32(0).i32IsLess().ifSo();
        code.call(functions.tooDeep()).unreachable().end();
    }

    /**
     * Charges for a region.
     *
     * @param exhausted the label to branch to if nothing is left
     */
    void writeCharge(int charge, int exhausted) {
        if (charge == 0) {
            return;
        }
        if (shape.loops()) {
            writeLocalCharge(charge);
        } else {
            writeGlobalCharge(charge);
        }
        code.i64(0).i64IsLess().branchIf(exhausted);
    }

    /**
     * Charges for a turn of a loop.
     *
     * @param checkpoint the label to branch to where the host is to be asked
     */
    void writeTurn(int charge, int checkpoint) {
        writeLocalCharge(charge);
        code.localGet(mark()).i64IsLess().branchIf(checkpoint);
    }

    private void writeLocalCharge(int charge) {
        code.localGet(fuel());
        if (charge > 0) {
            subtract(charge);
            code.localTee(fuel());
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

    /**
     * Asks the host.
     *
     * @param refund what is charged once more right behind it
     */
    void writeCheckpoint(int refund) {
        writeFuelBack();
        code.call(functions.checkpoint());
        code.globalGet(meter.fuel());
        if (refund > 0) {
            code.i64(refund).i64Add();
        }
        code.localSet(fuel());
        code.globalGet(meter.mark()).localSet(mark());
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
