// SPDX-License-Identifier: Apache-2.0
/**
 * What modules do, written down once and compared with what every engine does.
 *
 * <p>Read {@link dev.gantry.tck.golden.GoldenRecordContract} first: an engine subclasses it. An {@link
 * dev.gantry.tck.golden.Observation} is all that can be seen of a module; the record keeps a digest of it.
 */
@NullMarked
package dev.gantry.tck.golden;

import org.jspecify.annotations.NullMarked;
