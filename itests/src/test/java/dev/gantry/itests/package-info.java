// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the real distribution. {@link dev.gantry.itests.ContainerIT} runs its bundles in a framework of
 * the test; the others start {@code bin/gantry} as {@link dev.gantry.itests.GantryProcess} or a container
 * in this process. {@link dev.gantry.itests.ArchitectureIT} guards the shape of the code.
 */
@NullMarked
package dev.gantry.itests;

import org.jspecify.annotations.NullMarked;
