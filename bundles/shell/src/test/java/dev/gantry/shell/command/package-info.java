// SPDX-License-Identifier: Apache-2.0
/** Tests of {@code dev.gantry.shell.command}. */
@NullMarked
package dev.gantry.shell.command;

import org.jspecify.annotations.NullMarked;
