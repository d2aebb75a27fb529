// SPDX-License-Identifier: Apache-2.0
/**
 * What bundles offer to guests: named sets of host functions.
 *
 * <p>Read {@link dev.gantry.hostinterface.HostInterface} first. A bundle registers one as an OSGi
 * service; guests that are started afterwards can import it, if the policy grants it. What one guest
 * lends to it (its memory, streams, clock) comes as {@link dev.gantry.hostinterface.GuestResources}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.gantry.hostinterface;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
