// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

/** What the library knows something in a store by. Short, and always ASCII. */
record NativeName(String module, String name) {
    /** The host function that was linked as this one of its store. */
    static NativeName ofHost(int number) {
        return new NativeName("host", Integer.toString(number));
    }
}
