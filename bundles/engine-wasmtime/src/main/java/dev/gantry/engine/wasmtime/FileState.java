// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the file system tells of a file without it being read: equal before and after means that nobody
 * wrote to it and that it is the same file.
 *
 * @param facts all of it, as text
 * @param changed when somebody last did anything to the file, which nobody can claim falsely; absent
 *     where the file system does not tell
 */
record FileState(Path file, String facts, Optional<Instant> changed) {
    static FileState of(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        String names = unix ? "unix:dev,ino,size,lastModifiedTime,ctime" : "size,lastModifiedTime";
        Map<String, Object> found = new TreeMap<>(Files.readAttributes(file, names));
        Optional<Instant> changed =
                Optional.ofNullable((FileTime) found.get("ctime")).map(FileTime::toInstant);
        return new FileState(file, found.toString(), changed);
    }
}
