// SPDX-License-Identifier: Apache-2.0
/**
 * Whether what is generated is valid, and whether it does the same rewritten: asked of our own
 * validator, and of others.
 *
 * <p>Read {@link dev.gantry.tck.generator.ModuleGeneratorTest} first.
 */
@NullMarked
package dev.gantry.tck.generator;

import org.jspecify.annotations.NullMarked;
