// SPDX-License-Identifier: Apache-2.0
/**
 * The shells: scripts with Gogo, and a person at a terminal with Gogo and JLine.
 *
 * <p>Read {@link dev.gantry.shell.console.Console} first. Both libraries are optional for this bundle:
 * nothing outside this package may name their classes, and {@code launch} loads a class of this
 * package only where its library is present. Gogo's own shell ({@code gogo.jline}) is embedded for its
 * text commands and its grammar; its activator never runs.
 */
@Capability(namespace = "org.apache.felix.gogo", name = "shell.implementation", version = "1.0.0")
@NullMarked
package dev.gantry.shell.console;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
