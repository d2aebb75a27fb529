// SPDX-License-Identifier: Apache-2.0
/**
 * Starts the container, from the command line or inside a Java program.
 *
 * <p>Read {@link dev.gantry.launcher.Gantry} for programs, {@link dev.gantry.launcher.Main} for the
 * command line; both use {@link dev.gantry.launcher.Container}. The launcher knows the framework and
 * the runtime SPI, whose packages it shares with the container, and no bundle.
 */
@NullMarked
package dev.gantry.launcher;

import org.jspecify.annotations.NullMarked;
