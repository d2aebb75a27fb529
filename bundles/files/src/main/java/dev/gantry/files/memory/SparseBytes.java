// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.memory;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file. Only blocks that were written to take memory, and of the last one only about
 * as much as it holds; all others are a number.
 */
final class SparseBytes {
    static final int BLOCK = 64 << 10;

    private static final int SMALLEST = 64;

    /** Each as long as a block, or shorter; what is missing is zeros. */
    private final TreeMap<Long, byte[]> blocks = new TreeMap<>();

    private long size;

    long size() {
        return size;
    }

    /** How much memory the content takes. */
    long held() {
        return blocks.values().stream().mapToLong(block -> block.length).sum();
    }

    int read(long position, byte[] target, int offset, int length) {
        if (position >= size) {
            return 0;
        }
        int count = (int) Math.min(length, size - position);
        for (int done = 0; done < count; ) {
            long at = position + done;
            int piece = Math.min(count - done, BLOCK - within(at));
            byte @Nullable [] block = blocks.get(at / BLOCK);
            copy(block, within(at), target, offset + done, piece);
            done += piece;
        }
        return count;
    }

    private static void copy(
            byte @Nullable [] block, int from, byte[] target, int offset, int length) {
        int there = block == null ? 0 : Math.max(0, Math.min(length, block.length - from));
        if (block != null && there > 0) {
            System.arraycopy(block, from, target, offset, there);
        }
        Arrays.fill(target, offset + there, offset + length, (byte) 0);
    }

    void write(long position, byte[] source, int offset, int length) {
        for (int done = 0; done < length; ) {
            long at = position + done;
            int piece = Math.min(length - done, BLOCK - within(at));
            byte[] block = block(at / BLOCK, within(at) + piece);
            System.arraycopy(source, offset + done, block, within(at), piece);
            done += piece;
        }
        size = Math.max(size, position + length);
    }

    /** The block with this number, at least so long. */
    private byte[] block(long number, int length) {
        byte @Nullable [] block = blocks.get(number);
        if (block != null && block.length >= length) {
            return block;
        }
        int power = Integer.highestOneBit(Math.max(length, SMALLEST) - 1) << 1;
        int capacity = Math.min(BLOCK, power);
        byte[] longer = block == null ? new byte[capacity] : Arrays.copyOf(block, capacity);
        blocks.put(number, longer);
        return longer;
    }

    void setSize(long newSize) {
        if (newSize < size) {
            cut(newSize);
        }
        size = newSize;
    }

    /** What is cut off reads as zeros if the file grows again. */
    private void cut(long newSize) {
        long last = newSize / BLOCK;
        blocks.tailMap(last, false).clear();
        byte @Nullable [] block = blocks.get(last);
        if (block != null) {
            blocks.put(last, Arrays.copyOf(block, Math.min(block.length, within(newSize))));
        }
    }

    private static int within(long position) {
        return (int) (position % BLOCK);
    }
}
