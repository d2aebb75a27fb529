// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability.audit;

import dev.gantry.capability.json.JsonLine;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;

/**
 * A file of the audit that is being written. Each line is handed to the system at once, so that it
 * outlives the process; it is not forced to the disk, so that a guest never waits for one. A line that
 * could be written in part only is taken back: nothing may ever stand behind a torn one. Used by one
 * thread at a time.
 */
final class ChainedFile implements Closeable {
    static final int VERSION = 1;

    private final FileName name;
    private final RandomAccessFile out;
    private final InstantSource clock;
    private String chain;
    private long bytes;
    private long lines;
    private boolean torn;

    /**
     * @param chain the last one of the file that it continues
     */
    ChainedFile(FileName name, RandomAccessFile out, InstantSource clock, String chain) {
        this.name = name;
        this.out = out;
        this.clock = clock;
        this.chain = chain;
    }

    /**
     * Makes a file and writes its first line.
     *
     * @param before the last chain of the file that it continues
     */
    static ChainedFile create(Path folder, FileName name, String before, InstantSource clock)
            throws IOException {
        Path path = folder.resolve(name.toString());
        Files.createFile(path, attributes(folder, "rw-------"));
        // Not a channel: an interrupt of a guest's thread would close it for all guests.
        RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw");
        ChainedFile file = new ChainedFile(name, out, clock, before);
        JsonLine first =
                new JsonLine()
                        .text("event", "open")
                        .number("version", VERSION)
                        .number("pid", name.pid());
        name.previous()
                .ifPresent(
                        previous ->
                                first.text("continues", previous.toString()).text("after", before));
        file.append(first);
        return file;
    }

    /** For its owner only, where the file system knows owners. */
    static FileAttribute<?>[] attributes(Path place, String mode) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
                }
                : new FileAttribute<?>[0];
    }

    FileName name() {
        return name;
    }

    String chain() {
        return chain;
    }

    long bytes() {
        return bytes;
    }

    void append(JsonLine members) throws IOException {
        String begin =
                new JsonLine()
                        .number("seq", lines)
                        .text("time", AuditTime.text(clock.instant()))
                        .toString();
        String object =
                String.join(
                        ",",
                        begin.substring(0, begin.length() - 1),
                        members.toString().substring(1));
        String next = Chain.next(chain, object);
        byte[] line = Chain.line(object, next).concat("\n").getBytes(StandardCharsets.US_ASCII);
        write(line);
        chain = next;
        bytes += line.length;
        lines++;
    }

    private void write(byte[] line) throws IOException {
        if (torn) {
            throw new IOException("its last line is cut off");
        }
        try {
            out.write(line);
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    /** What is written next stands where the torn line began. */
    private void takeBack(IOException reason) {
        try {
            out.setLength(bytes);
        } catch (IOException e) {
            torn = true;
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
