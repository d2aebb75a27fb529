// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

/** A module as it came, and all that is made of it before it is compiled. */
record ModuleSource(ModuleBytes bytes, Declarations declarations, GuestForm form, String mark) {
    /**
     * Reads a module that the library has found valid.
     *
     * @param mark what the library is to call the module in frames
     */
    static ModuleSource read(ModuleBytes bytes, String mark) {
        Declarations declarations = new Declarations(bytes);
        return new ModuleSource(
                bytes, declarations, new GuestForm(bytes, declarations, mark), mark);
    }
}
