// SPDX-License-Identifier: Apache-2.0
/**
 * Makes valid modules out of seeds, for tests that compare: rewritten or not, interpreted or compiled,
 * our engines or somebody else's.
 *
 * <p>Read {@link dev.gantry.tck.generator.ModuleGenerator} first. Which instructions there are, it
 * knows from the same table as the validator; that the table is right, other validators say.
 */
@NullMarked
package dev.gantry.tck.generator;

import org.jspecify.annotations.NullMarked;
