// SPDX-License-Identifier: Apache-2.0
/**
 * Who may do what: grants, and the policy that gives or refuses them.
 *
 * <p>Read {@link dev.gantry.policy.Policy} first. Deciding is apart from doing: a policy never sees an
 * engine, and what runs a guest never decides.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.gantry.policy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
