// SPDX-License-Identifier: Apache-2.0
/**
 * The test kit for everyone who writes a backend. Never deployed.
 *
 * <p>Read {@link dev.gantry.tck.EngineContract} first: an engine is one when a subclass of it passes.
 * {@link dev.gantry.tck.FakeEngine} is an engine without a library for tests of what stands above
 * engines; {@link dev.gantry.tck.Interop} is how a test asks for a tool that a bare machine lacks.
 */
@Export
@Version("0.1.0")
@NullMarked
package dev.gantry.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
