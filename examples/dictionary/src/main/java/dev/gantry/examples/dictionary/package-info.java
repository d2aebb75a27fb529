// SPDX-License-Identifier: Apache-2.0
/**
 * A host interface, complete: all of it is {@link dev.gantry.examples.dictionary.Dictionary}. A bundle
 * with it can be dropped into a running container.
 */
@NullMarked
package dev.gantry.examples.dictionary;

import org.jspecify.annotations.NullMarked;
