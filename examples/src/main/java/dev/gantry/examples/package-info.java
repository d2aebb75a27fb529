// SPDX-License-Identifier: Apache-2.0
/** Programs to copy from. Start with {@link dev.gantry.examples.RunAGuest}. */
@NullMarked
package dev.gantry.examples;

import org.jspecify.annotations.NullMarked;
