// SPDX-License-Identifier: Apache-2.0
/**
 * The binary format: primitives to read and write it, the instructions, the types of values, and the
 * caps on what a file may ask for.
 *
 * <p>Read {@link dev.gantry.wasm.format.BinaryReader} first, then {@code instructions.txt}, which is
 * the one place where an instruction is described.
 */
@NullMarked
package dev.gantry.wasm.format;

import org.jspecify.annotations.NullMarked;
