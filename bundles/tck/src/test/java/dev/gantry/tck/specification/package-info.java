// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of what runs the specification's tests. {@link
 * dev.gantry.tck.specification.ValidationTest} gives them to our own validator.
 */
@NullMarked
package dev.gantry.tck.specification;

import org.jspecify.annotations.NullMarked;
