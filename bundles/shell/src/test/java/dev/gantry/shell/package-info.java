// SPDX-License-Identifier: Apache-2.0
/** Fakes for the tests of all packages, and tests of what commands have in common. */
@NullMarked
package dev.gantry.shell;

import org.jspecify.annotations.NullMarked;
