// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of a file without running it: {@link dev.gantry.wasm.ModuleReader} says what a module
 * imports and exports, {@link dev.gantry.wasm.ModuleInspection} all that {@code inspect} shows.
 *
 * <p>Below it: {@code format} reads and writes the primitives and holds the table of instructions,
 * {@code outline} has the words for what was found, {@code validation} decides whether a module is one,
 * {@link dev.gantry.wasm.preparation} rewrites it, {@link dev.gantry.wasm.meter} makes the limits hold
 * above an engine. All bytes are taken to be hostile: every count
 * and length is checked against the bytes that are left before anything is allocated, and every text
 * from a file goes through {@link dev.gantry.GuestText} before it is shown. No engine and no
 * OSGi service belongs here.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.gantry.wasm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
