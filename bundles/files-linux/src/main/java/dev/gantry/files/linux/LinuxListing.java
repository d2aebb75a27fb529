// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import dev.gantry.file.FolderEntry;
import dev.gantry.file.FolderListing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists a folder a block at a time. */
final class LinuxListing implements FolderListing {
    /** Where things are in an entry, behind its identity and a position. */
    private static final int LENGTH = 16;

    private static final int TYPE = 18;
    private static final int NAME = 19;

    private final Handle handle;
    private final Deque<FolderEntry> block = new ArrayDeque<>();

    LinuxListing(int descriptor) {
        this.handle = new Handle(descriptor);
    }

    @Override
    public @Nullable FolderEntry next() throws FileException {
        handle.run(this::fill);
        return block.poll();
    }

    private void fill(int folder) throws FileException {
        boolean more = true;
        while (block.isEmpty() && more) {
            more = readBlock(folder);
        }
    }

    /** Reads entries; false at the end. A block may hold none that can be told. */
    private boolean readBlock(int folder) throws FileException {
        Scratch scratch = Scratch.here();
        byte[] bytes = new byte[read(folder, scratch)];
        scratch.getData(bytes, 0, bytes.length);
        ByteBuffer entries = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        int at = 0;
        while (at < bytes.length) {
            int length = Short.toUnsignedInt(entries.getShort(at + LENGTH));
            entry(folder, entries, at).ifPresent(block::add);
            at += length;
        }
        return bytes.length > 0;
    }

    private static int read(int folder, Scratch scratch) throws FileException {
        try {
            return SystemCall.GETDENTS64.call(scratch, folder, scratch.data(), Scratch.DATA_SIZE);
        } catch (FileException failure) {
            if (failure.problem() == FileProblem.NOT_FOUND) {
                return 0; // The folder was removed, and is empty.
            }
            throw failure;
        }
    }

    /** Absent if it is not to be listed, or has no name that is text. */
    private static Optional<FolderEntry> entry(int folder, ByteBuffer entries, int at)
            throws FileException {
        byte[] name = name(entries, at + NAME);
        Optional<String> text = Name.decode(name);
        if (text.isEmpty() || text.get().equals(".") || text.get().equals("..")) {
            return Optional.empty();
        }
        long identity = entries.getLong(at);
        return type(folder, name, entries.get(at + TYPE))
                .map(type -> new FolderEntry(text.get(), type, identity));
    }

    private static byte[] name(ByteBuffer entries, int start) {
        int end = start;
        while (entries.get(end) != 0) {
            end++;
        }
        byte[] name = new byte[end - start];
        entries.get(start, name);
        return name;
    }

    /** Some file systems do not tell; absent if it is gone meanwhile. */
    private static Optional<FileType> type(int folder, byte[] name, byte kind)
            throws FileException {
        return switch (kind) {
            case 2 -> Optional.of(FileType.CHARACTER_DEVICE);
            case 4 -> Optional.of(FileType.FOLDER);
            case 6 -> Optional.of(FileType.BLOCK_DEVICE);
            case 8 -> Optional.of(FileType.FILE);
            case 10 -> Optional.of(FileType.LINK);
            case 12 -> Optional.of(FileType.SOCKET);
            case 0 -> ask(folder, name);
            default -> Optional.of(FileType.OTHER);
        };
    }

    private static Optional<FileType> ask(int folder, byte[] name) throws FileException {
        try {
            return Optional.of(Status.of(folder, name).type());
        } catch (FileException failure) {
            if (failure.problem() == FileProblem.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        handle.close();
    }
}
