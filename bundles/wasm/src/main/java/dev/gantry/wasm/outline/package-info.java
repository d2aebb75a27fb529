// SPDX-License-Identifier: Apache-2.0
/**
 * What a module says about itself, as plain values: its sections, imports, exports and types, and
 * which proposals it uses.
 *
 * <p>Read {@link dev.gantry.wasm.outline.ModuleOutline} first. Everything else in this bundle may
 * point here; nothing here points at it.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.gantry.wasm.outline;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
