// SPDX-License-Identifier: Apache-2.0
/**
 * Wasmtime behind the engine SPI, through its C API and {@code java.lang.foreign}.
 *
 * <p>Read {@link dev.gantry.engine.wasmtime.WasmtimeEngine} first, then {@code ModuleCompiler} (from
 * bytes to code) and {@code WasmtimeStore} (from code to calls). Four mistakes would end the whole
 * process; what prevents each is in {@code StackGuard} (too little stack, for guests and for host
 * functions), {@code OpenLibrary} (a library that is unloaded) and {@code Links} (something of another
 * store). {@code Entrance} sees to it that nobody uses what another thread frees.
 */
@NullMarked
package dev.gantry.engine.wasmtime;

import org.jspecify.annotations.NullMarked;
