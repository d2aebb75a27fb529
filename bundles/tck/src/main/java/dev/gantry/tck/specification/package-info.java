// SPDX-License-Identifier: Apache-2.0
/**
 * The core specification's own tests, through the engine SPI.
 *
 * <p>Read {@link dev.gantry.tck.specification.SpecificationContract} first: an engine subclasses it. The
 * {@link dev.gantry.tck.specification.Suite} finds the scripts, {@link
 * dev.gantry.tck.specification.ScriptRun} says what each command of one means, {@link
 * dev.gantry.tck.specification.World} goes on where a trap has ended a store.
 */
@NullMarked
package dev.gantry.tck.specification;

import org.jspecify.annotations.NullMarked;
