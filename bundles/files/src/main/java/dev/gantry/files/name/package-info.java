// SPDX-License-Identifier: Apache-2.0
/** What can be the name of a file, for every tree alike: {@link dev.gantry.files.name.FileName}. */
@NullMarked
package dev.gantry.files.name;

import org.jspecify.annotations.NullMarked;
