// SPDX-License-Identifier: Apache-2.0
/**
 * The policy: turns what is asked for on behalf of a guest into what it gets.
 *
 * <p>Read {@link dev.gantry.capability.LayeredPolicy} first, then {@link
 * dev.gantry.capability.Deliberation}: it puts the layers together. Which grants there are at all stands
 * in {@link dev.gantry.capability.GrantKinds}, what a person decided for good in {@link
 * dev.gantry.capability.GrantLock}. Nothing here runs, links or knows an engine.
 */
@NullMarked
package dev.gantry.capability;

import org.jspecify.annotations.NullMarked;
