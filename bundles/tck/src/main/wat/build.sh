#!/bin/sh
# Builds every .wat of this folder with wabt's wat2wasm (Debian package wabt, 1.0.32).
cd "$(dirname "$0")" || exit 1
for source in *.wat; do
    wat2wasm --enable-exceptions --enable-threads --enable-tail-call --enable-memory64 \
        --enable-multi-memory --enable-extended-const --enable-relaxed-simd \
        --debug-names "$source" -o "${source%.wat}.wasm" || exit 1
done
