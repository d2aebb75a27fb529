// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.Table;
import dev.gantry.engine.TableType;
import dev.gantry.engine.ValueType;

/**
 * A table that an instance defines.
 *
 * @param owner the module of that instance
 * @param index the table's index there
 */
record ChicoryTable(
        ChicoryStore store, TableType type, GuestTable guestTable, ChicoryModule owner, int index)
        implements Table, Owned {
    @Override
    public long size() {
        store.entrance().check();
        return guestTable.size();
    }

    /** Whether calls through the table mean the same to a module that has it at this index. */
    boolean canBeSharedWith(ChicoryModule other, int otherIndex) {
        return type.element() != ValueType.FUNCREF
                || (owner.hasTypesOf(other)
                        && !owner.readsTable(index)
                        && !other.readsTable(otherIndex));
    }
}
