#!/bin/sh
# Builds every .wat of this folder with wabt's wat2wasm (Debian package wabt, 1.0.32), and every
# one in exnref, which is a proposal that wabt does not know, with wasm-tools (crate, 1.263).
cd "$(dirname "$0")" || exit 1
for source in *.wat; do
    wat2wasm --enable-exceptions --enable-threads --enable-tail-call --enable-memory64 \
        --enable-multi-memory --enable-extended-const --enable-relaxed-simd \
        --debug-names "$source" -o "${source%.wat}.wasm" || exit 1
done
command -v wasm-tools >/dev/null || exit 0
for source in exnref/*.wat; do
    wasm-tools parse "$source" -o "${source%.wat}.wasm" || exit 1
done
