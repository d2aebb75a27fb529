// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.Digest;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the bytes of a guest come from. */
public sealed interface GuestSource {
    /** What messages call the guest, and what it sees as {@code argv[0]} unless told otherwise. */
    String name();

    /** A file, read once when the guest is started. */
    record File(Path path) implements GuestSource {
        public File {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String name() {
            Path name = path.getFileName();
            return name == null ? path.toString() : name.toString();
        }
    }

    /** Bytes that the caller does not change any more. Whoever runs them often keeps this object. */
    final class Bytes implements GuestSource {
        private final String name;
        private final byte[] wasm;
        private volatile @Nullable Digest digest;

        public Bytes(String name, byte[] wasm) {
            this.name = Objects.requireNonNull(name, "name");
            this.wasm = Objects.requireNonNull(wasm, "wasm");
        }

        @Override
        public String name() {
            return name;
        }

        /** The bytes themselves, not a copy. */
        public byte[] wasm() {
            return wasm;
        }

        /** Of the bytes; computed once. */
        public Digest digest() {
            Digest known = digest;
            if (known == null) {
                known = Digest.of(wasm);
                digest = known;
            }
            return known;
        }
    }
}
