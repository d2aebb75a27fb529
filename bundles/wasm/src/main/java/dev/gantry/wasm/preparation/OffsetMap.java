// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.format.IntArray;
import java.util.OptionalInt;

/**
 * Which byte of the original module a byte of rewritten code comes from. Kept are the places from
 * which bytes were copied, each by its distance from the one before: a few bytes for each.
 */
final class OffsetMap {
    private final ByteSink distances = new ByteSink(1 << 12);
    private final IntArray starts = new IntArray();
    private final IntArray originals = new IntArray();
    private final IntArray firstDistances = new IntArray();
    private byte[] frozen = {};
    private int rewritten;
    private int original;
    private int sectionStart;

    /** The code of the next function begins, in the original file at this byte. */
    void function(int originalAt) {
        originals.add(originalAt);
        firstDistances.add(distances.size());
        rewritten = 0;
        original = originalAt;
    }

    /** Says where that code begins in the content of the rewritten code section. */
    void placed(int rewrittenAt) {
        starts.add(rewrittenAt);
    }

    /**
     * From here on both are the same, until the next call.
     *
     * @param rewrittenAt behind the start of the function
     */
    void copied(int rewrittenAt, int originalAt) {
        distances.u32(rewrittenAt - rewritten);
        distances.u32(originalAt - original);
        rewritten = rewrittenAt;
        original = originalAt;
    }

    /** No function of the module comes any more. */
    void end(int rewrittenAt) {
        starts.add(rewrittenAt);
        firstDistances.add(distances.size());
        frozen = distances.toByteArray();
        distances.clear();
    }

    /** Says where the content of the rewritten code section begins in the file. */
    void sectionStartsAt(int offset) {
        sectionStart = offset;
    }

    /**
     * The original of a byte of the rewritten file, or of the nearest instruction before it that was
     * not added; empty if it belongs to no function of the module.
     */
    OptionalInt original(int offset) {
        int wanted = offset - sectionStart;
        int function = functionAt(wanted);
        return function < 0
                ? OptionalInt.empty()
                : OptionalInt.of(originalIn(function, wanted - starts.get(function)));
    }

    private int functionAt(int wanted) {
        int low = 0;
        int high = starts.size() - 1;
        if (high < 1 || wanted < starts.get(0) || wanted >= starts.get(high)) {
            return -1;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle) <= wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int originalIn(int function, int wanted) {
        BinaryReader reader = new BinaryReader("", frozen);
        reader.skip(firstDistances.get(function));
        int end = firstDistances.get(function + 1);
        int at = 0;
        int source = originals.get(function);
        while (reader.position() < end) {
            int nextAt = at + reader.u32();
            int nextSource = source + reader.u32();
            if (nextAt > wanted) {
                return Math.min(source + wanted - at, Math.max(source, nextSource - 1));
            }
            at = nextAt;
            source = nextSource;
        }
        return source + wanted - at;
    }
}
