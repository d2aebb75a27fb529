#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What WASI costs on each engine that is named, as a ratio to Wasmtime's own Python binding (pip) in the same run.
# Takes the CommonMark programs and examples along if it is told where they are: CMARK=cmark.wasm INPUTS=folder.
# GANTRY_HOME names the user's folders with the libraries that engines need. Files lie in memory where the system has
# a place for that: what a disk costs is the same for all.
#   benchmarks/wasi.sh DISTRIBUTION JAVA_HOME ENGINE...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dist=$1
java=$2
shift 2
memory=/dev/shm
[ -w "$memory" ] || memory=${TMPDIR:-/tmp}
work=$(mktemp -d -p "$memory")
trap 'rm -rf "$work"' EXIT
path=$("$here/class-path.sh")
python3 -m venv "$work/python" && "$work/python/bin/pip" install -q --only-binary=:all: wasmtime==50.0.1
short=${CMARK:+$CMARK $INPUTS}
mkdir "$work/data"
{
    # shellcheck disable=SC2086 # two words or none
    "$work/python/bin/python" "$here/wasmtime-wasi.py" \
        "$here/src/main/resources/dev/gantry/benchmarks/wasi.wasm" "$work/data" $short
    for engine in "$@"; do
        # shellcheck disable=SC2086
        "$java/bin/java" --enable-native-access=ALL-UNNAMED -Dgantry.distribution="$dist" -Dgantry.home="${GANTRY_HOME:-}" -cp "$path" \
            dev.gantry.benchmarks.WasiTimes "$engine" "$work/data" $short
    done
} | awk '
    $1 == "python" { peer[$2] = $3 }
    { printf "%-14s %-12s %10.1f ms %6.2fx\n", $1, $2, $3, $3 / peer[$2] }'
