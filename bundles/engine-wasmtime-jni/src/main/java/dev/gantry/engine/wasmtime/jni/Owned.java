// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

/** Something that belongs to one store. */
interface Owned {
    JniStore store();

    /** What the library knows it by. Asked by the thread inside the store only. */
    NativeName nativeName();
}
