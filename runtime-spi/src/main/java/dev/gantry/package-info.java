// SPDX-License-Identifier: Apache-2.0
/**
 * The errors that every part of Gantry reports.
 *
 * <p>Read {@link dev.gantry.ErrorCode} first: it lists everything that can go wrong, whose fault it
 * is, and what to do about it. Exceptions that some caller catches by type live beside the stage
 * that throws them, for example {@code dev.gantry.engine.TrapException}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.gantry;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
