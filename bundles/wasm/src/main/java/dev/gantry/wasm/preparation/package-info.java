// SPDX-License-Identifier: Apache-2.0
/**
 * The preparation pass: adds to a valid module what stops, counts and bounds it on any engine.
 *
 * <p>Read {@link dev.gantry.wasm.preparation.Preparation} first, then {@code ModuleRewriter}: it sees
 * each function once, just after the validator found it valid, and puts the sections together at the
 * end. {@code Regions} decides where a function pays, {@code FunctionRewriter} writes it down. What is
 * not changed is copied byte by byte. What the added code counts with is in {@link
 * dev.gantry.wasm.preparation.MeterNames}; who fills and reads it, in {@link dev.gantry.wasm.meter}.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.gantry.wasm.preparation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
