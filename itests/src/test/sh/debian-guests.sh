#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds guests from Debian's sources, which nobody in the project wrote:
#   debian-guests.sh FOLDER
# puts there libsodium/*.wasm with *.exp (its own tests and what they have to print), cmark.wasm with
# commonmark.json (the examples of its specification), and zstd.wasm.
# Needs apt-get, curl's trust of Debian's keys (debian-archive-keyring), clang 14, lld 14, wasi-libc, cmake, python3.
set -eu
target=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mkdir -p apt/parts apt/lists
cat >apt/parts/debian.sources <<END
Types: deb-src
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
cat >apt/conf <<END
Dir::Etc::sourceparts "$work/apt/parts";
Dir::Etc::sourcelist "/dev/null";
Dir::State::lists "$work/apt/lists";
END
export APT_CONFIG="$work/apt/conf"
apt-get update -qq
apt-get source -qq --download-only libsodium=1.0.18-1+deb12u1 cmark=0.30.2-6 libzstd=1.5.4+dfsg2-5 2>/dev/null
for archive in *.orig.tar.*z; do
    tar xf "$archive"
done

clang='clang-14 --target=wasm32-wasi -O2 -w -fuse-ld=/usr/bin/wasm-ld-14'
rm -rf "$target.new"
mkdir -p "$target.new/libsodium"

cd "$work"/libsodium-*
sed -e s/@VERSION@/1.0.18/ -e s/@SODIUM_LIBRARY_VERSION_MAJOR@/10/ -e s/@SODIUM_LIBRARY_VERSION_MINOR@/3/ \
    -e s/@SODIUM_LIBRARY_MINIMAL_DEF@// src/libsodium/include/sodium/version.h.in >src/libsodium/include/sodium/version.h
flags="-D_WASI_EMULATED_SIGNAL -DCONFIGURED=1 -DHAVE_GETENTROPY=1 -DHAVE_STDINT_H=1 \
    -Isrc/libsodium/include/sodium -Isrc/libsodium/include"
mkdir objects
find src/libsodium -name '*.c' | while read -r file; do
    echo "$file objects/$(echo "$file" | tr / _).o"
done | xargs -P2 -n2 sh -c "$clang $flags -c \"\$0\" -o \"\$1\""
llvm-ar-14 rc libsodium.a objects/*.o
cp test/default/*.exp "$target.new/libsodium"
for test in test/default/*.exp; do
    name=$(basename "$test" .exp)
    [ ! -e "test/default/$name.c" ] || echo "$name"
done | xargs -P2 -n1 sh -c "$clang $flags -Itest/quirks -DTEST_SRCDIR='\"/t\"' test/default/\$0.c libsodium.a \
    -lwasi-emulated-signal -o '$target.new/libsodium/'\$0.wasm"

cd "$work"/cmark-*
cmake -S . -B built -DCMAKE_SYSTEM_NAME=WASI -DCMAKE_C_COMPILER=clang-14 -DCMAKE_C_COMPILER_TARGET=wasm32-wasi \
    -DCMAKE_CXX_COMPILER=clang++-14 -DCMAKE_CXX_COMPILER_TARGET=wasm32-wasi -DCMAKE_BUILD_TYPE=Release \
    -DCMARK_SHARED=OFF -DCMARK_TESTS=OFF -DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY \
    -DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=/usr/bin/wasm-ld-14 >/dev/null
cmake --build built -j2 >/dev/null
cp built/src/cmark "$target.new/cmark.wasm"
python3 test/spec_tests.py --spec test/spec.txt --dump-tests >"$target.new/commonmark.json"

cd "$work"/libzstd-* 2>/dev/null || cd "$work"/zstd-*
cat >shim.h <<'END'
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/stat.h>
static inline int chmod(const char *path, mode_t mode) { return 0; }
static inline int fchmod(int file, mode_t mode) { return 0; }
static inline int chown(const char *path, uid_t user, gid_t group) { return 0; }
static inline int fchown(int file, uid_t user, gid_t group) { return 0; }
static inline mode_t umask(mode_t mode) { return 022; }
END
$clang -include shim.h -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS -DZSTD_NOBENCH -DZSTD_NODICT \
    -DZSTD_NOTRACE -DZSTD_DISABLE_ASM -Ilib -Ilib/common lib/common/*.c lib/compress/*.c lib/decompress/*.c \
    programs/zstdcli.c programs/fileio.c programs/fileio_asyncio.c programs/util.c programs/timefn.c programs/datagen.c \
    -lwasi-emulated-signal -lwasi-emulated-process-clocks -o "$target.new/zstd.wasm"

rm -rf "$target"
mv "$target.new" "$target"
