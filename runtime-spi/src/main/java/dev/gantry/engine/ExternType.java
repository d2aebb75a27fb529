// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

/** The type of an {@link Extern}. {@code toString} is close to the text format. */
public sealed interface ExternType
        permits FunctionType, MemoryType, TableType, GlobalType, TagType {}
