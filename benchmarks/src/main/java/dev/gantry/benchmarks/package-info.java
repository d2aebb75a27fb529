// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks of the engine SPI; see README.md of this module for how to run them. */
@NullMarked
package dev.gantry.benchmarks;

import org.jspecify.annotations.NullMarked;
