// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

/** Something that one instance exports and another can import. Belongs to one store. */
public sealed interface Extern permits Function, Memory, Table, Global, Tag {
    ExternType type();
}
