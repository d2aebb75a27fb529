// SPDX-License-Identifier: Apache-2.0
/**
 * Makes limits hold above any engine: decorators of the engine SPI that feed and read the meter of
 * prepared modules.
 *
 * <p>Read {@link dev.gantry.wasm.meter.MeteredStore} first: it sets the meter, prices host functions and
 * turns what added code stops a guest with into the fault that it means. {@link
 * dev.gantry.wasm.meter.Metering} says which limits ask for which preparation. {@link
 * dev.gantry.wasm.meter.MeteredEngine} prepares too, for whoever has an engine and wants no more.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.gantry.wasm.meter;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
