// SPDX-License-Identifier: Apache-2.0
/**
 * JSON as files of permissions and of the audit hold it: read with bounds, written by hand.
 *
 * <p>Read {@link dev.gantry.capability.json.StrictJson} first; it alone knows the JSON library, which is
 * loaded only where there is a file to read. {@link dev.gantry.capability.json.JsonLine} writes without
 * it, because every run writes an audit.
 */
@NullMarked
package dev.gantry.capability.json;

import org.jspecify.annotations.NullMarked;
