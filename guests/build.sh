#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Rebuilds every .wasm of this folder from the source beside it. The same tools give the same bytes.
#
#   guests/build.sh           all of them
#   guests/build.sh --check   builds elsewhere and compares; changes nothing
set -eu
cd "$(dirname "$0")"

c_guests='args binary cat clock dictionary echo-err env exit files flood hello random yes'
wat_guests='iovecs knock math no-entry reactor spin spin-tail unknown-import'
named_wat_guests='deep recurse start-traps trap' # with a name section

clang=${CLANG:-clang-14}
linker=${WASM_LD:-wasm-ld-14}

missing=''
need() { # command, Debian package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need "$clang" clang-14
need "$linker" lld-14
need wat2wasm wabt
if [ -z "$missing" ]; then
    [ -e /usr/include/wasm32-wasi/stdio.h ] || missing="$missing wasi-libc"
    builtins=$("$clang" --target=wasm32-wasi --print-libgcc-file-name)
    [ -e "$builtins" ] || missing="$missing libclang-rt-14-dev-wasm32"
fi
if [ -n "$missing" ]; then
    echo "guests/build.sh: missing; on Debian 12: apt-get install$missing" >&2
    exit 1
fi

# A component that holds one core module and nothing else: enough to be told from a module.
# The size of the module takes two bytes: it has to lie between 128 and 16383.
wrap() { # module, component
    size=$(wc -c <"$1")
    printf '\000asm\015\000\001\000\001' # preamble, then a section of kind 1
    printf "\\$(printf '%03o' $((size % 128 + 128)))\\$(printf '%03o' $((size / 128)))"
    cat "$1"
}

build() { # where to
    for guest in $c_guests; do
        mkdir -p "$1/$guest"
        "$clang" --target=wasm32-wasi -Oz -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror \
            -fuse-ld="$(command -v "$linker")" -Wl,--strip-all \
            -o "$1/$guest/$guest.wasm" "$guest/$guest.c"
        chmod 644 "$1/$guest/$guest.wasm"
    done
    for guest in $wat_guests; do
        mkdir -p "$1/$guest"
        wat2wasm --enable-tail-call -o "$1/$guest/$guest.wasm" "$guest/$guest.wat"
    done
    for guest in $named_wat_guests; do
        mkdir -p "$1/$guest"
        wat2wasm --debug-names -o "$1/$guest/$guest.wasm" "$guest/$guest.wat"
    done
    mkdir -p "$1/component"
    wrap "$1/hello/hello.wasm" >"$1/component/component.wasm"
}

if [ "${1:-}" != --check ]; then
    build .
    exit 0
fi

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
build "$fresh"
for file in */*.wasm; do
    cmp "$file" "$fresh/$file"
done
echo "all $(ls */*.wasm | wc -l) guests are as built from their sources"
