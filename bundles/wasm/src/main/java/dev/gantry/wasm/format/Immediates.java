// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.format;

import java.util.HashMap;
import java.util.Map;

/** What follows the code of an instruction. */
public enum Immediates {
    NONE("-"),
    BLOCK("block"),
    /** A block type and catch clauses. */
    CATCHES("catches"),
    LABEL("label"),
    LABELS("labels"),
    FUNCTION("func"),
    TYPE("type"),
    TYPE_TABLE("type+table"),
    TYPE_FIELD("type+field"),
    TYPE_COUNT("type+count"),
    TYPE_DATA("type+data"),
    TYPE_ELEMENT("type+elem"),
    TYPE_TYPE("type+type"),
    /** Two heap types, and whether each may be null. */
    CAST("cast"),
    TYPES("types"),
    HEAP("heap"),
    LOCAL("local"),
    GLOBAL("global"),
    TAG("tag"),
    TABLE("table"),
    TABLE_TABLE("table+table"),
    ELEMENT("elem"),
    ELEMENT_TABLE("elem+table"),
    DATA("data"),
    DATA_MEMORY("data+memory"),
    MEMORY("memory"),
    MEMORY_MEMORY("memory+memory"),
    /** Alignment, offset and memory; at most the natural alignment. */
    ACCESS("mem"),
    /** The same; exactly the natural alignment. */
    ATOMIC("atomic"),
    /** The same, and a lane of the natural size. */
    ACCESS_LANE("memlane"),
    LANE("lane"),
    SHUFFLE("shuffle"),
    I32("i32"),
    I64("i64"),
    F32("f32"),
    F64("f64"),
    V128("v128"),
    /** A byte that has to be zero. */
    ZERO("zero");

    private static final Map<String, Immediates> BY_WORD = new HashMap<>();

    static {
        for (Immediates immediates : values()) {
            BY_WORD.put(immediates.word, immediates);
        }
    }

    private final String word;

    Immediates(String word) {
        this.word = word;
    }

    /** The one that is written so in {@code instructions.txt}. */
    static Immediates of(String word) {
        Immediates found = BY_WORD.get(word);
        if (found == null) {
            throw new IllegalArgumentException("unknown immediates " + word);
        }
        return found;
    }
}
