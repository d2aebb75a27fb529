// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.policy.Grant;

/**
 * Something that a guest wants and nothing grants.
 *
 * @param grant in its full form
 * @param why in its author's words; empty if they said nothing
 * @param asked whether its bytes, or the request beside them, ask for it; else it was granted to an
 *     earlier version
 */
record Wish(Grant grant, String why, boolean asked) {}
