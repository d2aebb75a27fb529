// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code dev.gantry.shell.console}. */
@NullMarked
package dev.gantry.shell.console;

import org.jspecify.annotations.NullMarked;
