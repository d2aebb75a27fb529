// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code dev.gantry.shell.launch}. */
@NullMarked
package dev.gantry.shell.launch;

import org.jspecify.annotations.NullMarked;
