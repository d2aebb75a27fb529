// SPDX-License-Identifier: Apache-2.0
/**
 * The pure Java engine: Chicory behind the engine SPI.
 *
 * <p>Read {@link dev.gantry.engine.chicory.ChicoryEngine} first, then {@code ChicoryModule} (from
 * bytes to code) and {@code ChicoryStore} (from code to calls). Every exception of Chicory ends in
 * {@code Translation}; no other class of it leaves this bundle. What Chicory gets wrong is mended or
 * refused in the class that the comment there names: {@code ModuleBytes}, {@code CodeScan}, {@code
 * GuestMemory}, {@code GuestTable}, {@code Checkpoints}, {@code Linker}.
 */
@NullMarked
package dev.gantry.engine.chicory;

import org.jspecify.annotations.NullMarked;
