// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.policy.AuditLog;
import dev.gantry.policy.AuditRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through all files, a piece at a time, and remembers how far it came in each. */
final class RecordReader implements AuditLog.Reader {
    private final Path folder;
    private final Map<FileName, Position> positions = new HashMap<>();
    private final Deque<AuditRecord> ready = new ArrayDeque<>();

    RecordReader(Path folder) {
        this.folder = folder;
    }

    private record Position(long bytes, long lines) {
        private static final Position BEGIN = new Position(0, 0);
    }

    @Override
    public @Nullable AuditRecord next() {
        try {
            while (ready.isEmpty()) {
                if (!fill()) {
                    return null;
                }
            }
            return ready.poll();
        } catch (IOException e) {
            throw AuditFiles.unreadable(folder, e);
        }
    }

    /** Reads a piece of the oldest file that has more; whether there was one. */
    private boolean fill() throws IOException {
        for (FileName name : new OldFiles(folder).list()) {
            if (fill(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean fill(FileName name) throws IOException {
        Position position = positions.getOrDefault(name, Position.BEGIN);
        String piece = piece(name, position.bytes());
        int end = piece.lastIndexOf('\n') + 1;
        if (end == 0) {
            // A line that is not complete yet; one that fills a whole piece never will be.
            end = piece.length() == AuditLine.MAX_BYTES ? piece.length() : 0;
        }
        if (end == 0) {
            return false;
        }
        long lines = position.lines();
        for (String line : piece.substring(0, end).split("\n", -1)) {
            if (!line.isEmpty()) {
                AuditLine.parse(name.toString(), ++lines, line).ifPresent(ready::add);
            }
        }
        positions.put(name, new Position(position.bytes() + end, lines));
        return true;
    }

    /** Latin 1, so that a byte is a character. */
    private String piece(FileName name, long from) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(folder.resolve(name.toString()))) {
            long left = Math.max(0, channel.size() - from);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(left, AuditLine.MAX_BYTES));
            channel.position(from);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Reads on until the piece is full or the file ends.
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) { // It was removed meanwhile.
            return "";
        }
    }
}
