// SPDX-License-Identifier: Apache-2.0
/**
 * Running guests: the way in for shells and programs.
 *
 * <p>Read {@link dev.gantry.guest.Guests} first; it is an OSGi service. A {@link
 * dev.gantry.guest.GuestSpec} says what to run and with what; a {@link dev.gantry.guest.GuestResult}
 * says how it ended.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.gantry.guest;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
