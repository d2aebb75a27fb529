// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder in which another program works, so that files come and go while one looks at it. */
final class ScratchFolder {
    private ScratchFolder() {}

    /** How many bytes there are in it. */
    static long size(Path folder) throws IOException {
        long[] size = {0};
        Files.walkFileTree(
                folder,
                new Visitor() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        size[0] += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }
                });
        return size[0];
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(
                folder,
                new Visitor() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Goes on where something has just gone. */
    private abstract static class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                throws IOException {
            return FileVisitResult.CONTINUE;
        }
    }
}
