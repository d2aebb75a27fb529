// SPDX-License-Identifier: Apache-2.0
/**
 * The policy: turns what is asked for on behalf of a guest into what it gets.
 *
 * <p>Read {@link dev.gantry.capability.LayeredPolicy} first: it puts the layers together. What the
 * profiles hold is data in {@link dev.gantry.capability.Profiles}; which grants there are at all stands
 * in {@link dev.gantry.capability.GrantKinds}. Nothing here runs, links or knows an engine.
 */
@NullMarked
package dev.gantry.capability;

import org.jspecify.annotations.NullMarked;
