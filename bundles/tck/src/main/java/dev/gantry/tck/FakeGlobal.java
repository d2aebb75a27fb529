// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.Global;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ValueType;

/** A number that can be changed. */
final class FakeGlobal implements Global {
    private long bits;

    @Override
    public GlobalType type() {
        return new GlobalType(ValueType.I64, true);
    }

    @Override
    public long get() {
        return bits;
    }

    @Override
    public void set(long bits) {
        this.bits = bits;
    }
}
