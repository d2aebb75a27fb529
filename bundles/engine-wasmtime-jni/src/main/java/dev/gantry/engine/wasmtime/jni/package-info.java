// SPDX-License-Identifier: Apache-2.0
/**
 * Wasmtime 7.0.1 of 2023 through wasmtime-java: nothing to install, on any Java from 17 on.
 *
 * <p>Read {@link dev.gantry.engine.wasmtime.jni.WasmtimeJniEngine} first, then {@link
 * dev.gantry.engine.wasmtime.jni.Rewriting}, which makes up for what the library cannot do, and {@link
 * dev.gantry.engine.wasmtime.jni.StackGuard}.
 *
 * <p>It has known weaknesses, and will keep them: nobody mends a Wasmtime of that age, whose compiler has
 * since been found to translate some code into other code; and the library ends the process where it
 * cannot go on. So it is for guests only that one would run unconfined, too.
 */
@NullMarked
package dev.gantry.engine.wasmtime.jni;

import org.jspecify.annotations.NullMarked;
