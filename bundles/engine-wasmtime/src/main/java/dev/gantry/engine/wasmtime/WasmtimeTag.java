// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.engine.Tag;
import dev.gantry.engine.TagType;

/** An exception tag that an instance defines. */
record WasmtimeTag(WasmtimeStore store, TagType type, long item) implements Tag, StoreItem {}
