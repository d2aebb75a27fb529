#!/bin/sh
# How long preparing real modules takes, beside 'wasm-tools validate' on the same files.
#   benchmarks/preparation.sh "FILE..." JAVA_HOME...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
files=$1
shift
path=$("$here/class-path.sh")
for java in "$@"; do
    "$java/bin/java" -version 2>&1 | head -n 1
    for file in $files; do # a process of its own for each, so that the first time is a cold one
        "$java/bin/java" -cp "$path" dev.gantry.benchmarks.PreparationTimes "$file"
    done
done
command -v wasm-tools >/dev/null || exit 0
for file in $files; do
    for _ in 1 2 3; do
        start=$(date +%s%N)
        wasm-tools validate --features all "$file"
        echo "wasm-tools validate $(basename "$file"): $((($(date +%s%N) - start) / 1000000)) ms"
    done
done
