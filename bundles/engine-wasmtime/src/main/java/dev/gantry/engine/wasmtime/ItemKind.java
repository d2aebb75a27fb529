// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

/** What a module imports, defines and exports. */
enum ItemKind {
    FUNCTION(0),
    TABLE(1),
    MEMORY(2),
    GLOBAL(3),
    TAG(4);

    private final int code;

    ItemKind(int code) {
        this.code = code;
    }

    static ItemKind read(ByteReader reader) {
        int code = reader.u8();
        for (ItemKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw reader.malformed("an item has an unknown kind");
    }

    /** In the binary format. */
    int code() {
        return code;
    }
}
