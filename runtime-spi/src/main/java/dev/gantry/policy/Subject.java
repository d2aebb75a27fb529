// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import dev.gantry.Digest;

/**
 * Whom grants are given to, beyond one run.
 *
 * @param name of a package, or the real path of a file
 * @param digest which version of it
 */
public record Subject(String name, Digest digest) {}
