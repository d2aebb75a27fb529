// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

/** Something that belongs to one store. */
interface Owned {
    ChicoryStore store();
}
