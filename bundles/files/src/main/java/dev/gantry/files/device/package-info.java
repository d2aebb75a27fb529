// SPDX-License-Identifier: Apache-2.0
/**
 * The devices that every guest can ask for. Each is a service of its own; a bundle offers more in the
 * same way. Read {@link dev.gantry.files.device.NullDevice} first.
 */
@NullMarked
package dev.gantry.files.device;

import org.jspecify.annotations.NullMarked;
