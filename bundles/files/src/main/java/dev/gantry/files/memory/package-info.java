// SPDX-License-Identifier: Apache-2.0
/**
 * A tree of files in the memory of the host, for one guest. It knows everything that a disk does but
 * no limits: whoever holds it counts bytes and entries before it asks for them.
 *
 * <p>Read {@link dev.gantry.files.memory.MemoryFolder} first.
 */
@NullMarked
package dev.gantry.files.memory;

import org.jspecify.annotations.NullMarked;
