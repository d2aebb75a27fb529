// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.lang.foreign.SymbolLookup;

/**
 * The library of Wasmtime, checked and loaded. It is never unloaded: the process-wide signal handlers
 * that it installs would point to nothing, and the next implicit null check of Java would kill the
 * process without a word.
 *
 * @param symbols found in the library, in the global arena
 * @param sha256 of the bytes that were loaded, in hexadecimal
 */
record OpenLibrary(SymbolLookup symbols, String sha256) {}
