#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Whole processes: how long one command takes, from start to exit, after the first.
#   start-up.sh DISTRIBUTION [JAVA_HOME...]
# Prints the median of 10 for each Java, beside `java -version` of the same Java in the same run.
set -eu
dist=$1
shift
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export GANTRY_HOME="$home"
hello=$(dirname "$0")/../guests/hello/hello.wasm

millis() { # command... -> milliseconds
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1 </dev/null
    end=$(date +%s%N)
    echo $(((end - begin) / 1000000))
}

median() { # command...
    for _ in 1 2 3 4 5 6 7 8 9 10; do millis "$@"; done | sort -n | sed -n '5p'
}

for java in "$@"; do
    export GANTRY_JAVA="$java"
    "$dist/bin/gantry" version >/dev/null
    # The first run makes the start-up archive in the background.
    while ls "$home"/cache/start/*.making >/dev/null 2>&1; do sleep 1; done
    "$dist/bin/gantry" version >/dev/null
    printf '%s: java -version %s ms, gantry version %s ms, gantry run hello %s ms\n' "$java" \
        "$(median "$java/bin/java" -version)" "$(median "$dist/bin/gantry" version)" \
        "$(median "$dist/bin/gantry" run "$hello" world)"
done
