// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;

/**
 * A table that stays within the budget of its store. It mends two things: Chicory lets all instances
 * of a module, in whatever store, share the record of how far a table has grown; and {@code
 * table.copy} asks for the instance of the wrong element.
 */
final class GuestTable extends TableInstance {
    private final Budget budget;
    private int lastAskedFor;

    GuestTable(Table table, int initialValue, Budget budget) {
        super(withOwnLimits(table), initialValue);
        this.budget = budget;
    }

    @Override
    public int grow(int size, int value, Instance instance) {
        if (!budget.hasElements(size) || size > limits().max() - size()) {
            return -1;
        }
        int before = super.grow(size, value, instance);
        if (before >= 0) {
            budget.takeElements(size);
        }
        return before;
    }

    @Override
    public int ref(int index) {
        lastAskedFor = index;
        return super.ref(index);
    }

    /** The instance of the element that was asked for last: all callers mean that one. */
    @Override
    public Instance instance(int index) {
        return super.instance(lastAskedFor);
    }

    private static Table withOwnLimits(Table table) {
        TableLimits limits = table.limits();
        return new Table(
                table.elementType(),
                new TableLimits(limits.min(), limits.max(), limits.shared()),
                table.initialize());
    }
}
