// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

/** Something of one store that the library knows. */
interface StoreItem {
    WasmtimeStore store();

    /** The address of the item as the library passes it to other instances. */
    long item();
}
