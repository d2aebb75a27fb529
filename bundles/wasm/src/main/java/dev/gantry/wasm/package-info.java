// SPDX-License-Identifier: Apache-2.0
/**
 * The module reader: says what a file is, decodes core modules, and says exactly what is wrong with
 * bad ones.
 *
 * <p>Read {@link dev.gantry.wasm.ModuleReader} first. All bytes are taken to be hostile: every count
 * and length is checked against the bytes that are left before anything is allocated, and every text
 * from a file goes through {@link dev.gantry.GuestText} before it is shown. No engine and no
 * OSGi service belongs here.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.gantry.wasm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
