// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import dev.gantry.engine.Tag;
import dev.gantry.engine.TagType;

/** An exception tag that an instance defines. */
record ChicoryTag(ChicoryStore store, TagType type) implements Tag, Owned {}
