// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts calls of guards where code grows something. */
final class CodePatch {
    private static final int CALL = 0x10;

    private final Iterator<CodeScan.Growth> growths;
    private final Map<Integer, Integer> guards;
    private CodeScan.@Nullable Growth next;

    /**
     * @param growths in the order of the code
     * @param guards the function that stands in for each table's growth, and for the memory's
     */
    CodePatch(List<CodeScan.Growth> growths, Map<Integer, Integer> guards) {
        this.growths = growths.iterator();
        this.guards = guards;
        advance();
    }

    /** The content of the code section with the calls in it. */
    byte[] of(ByteReader code) {
        ByteWriter out = new ByteWriter(code.end() - code.position());
        int count = code.count();
        out.u32(count);
        for (int left = count; left > 0; left--) {
            int from = code.position();
            ByteReader body = code.part(code.count());
            if (next == null || next.from() >= body.end()) {
                code.copy(from, code.position(), out);
            } else {
                out.sized(patched(body));
            }
        }
        return out.toBytes();
    }

    private byte[] patched(ByteReader body) {
        ByteWriter out = new ByteWriter(body.end() - body.position() + 8);
        int from = body.position();
        while (next != null && next.from() < body.end()) {
            body.copy(from, next.from(), out);
            out.octets(CALL).u32(Objects.requireNonNull(guards.get(next.table())));
            from = next.to();
            advance();
        }
        body.copy(from, body.end(), out);
        return out.toBytes();
    }

    private void advance() {
        next = growths.hasNext() ? growths.next() : null;
    }
}
