#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What limits cost on each engine that is named, and on Wasmtime's own Python binding (pip) in the same run.
# Fetches two kernels of hash-wasm from the npm registry.
#   benchmarks/compute.sh DISTRIBUTION JAVA_HOME ENGINE...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dist=$1
java=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent hash-wasm@4.13.0 >/dev/null && tar xzf hash-wasm-4.13.0.tgz)
mkdir "$work/kernels"
node -e '
const fs = require("fs");
const text = fs.readFileSync(process.argv[1] + "/package/dist/index.esm.js", "utf8");
for (const name of ["sha256", "argon2"]) {
  const found = text.match(new RegExp("name\\$?\\w* = \"" + name + "\";\\s*(?:var )?data\\$?\\w* = \"([^\"]+)\""));
  fs.writeFileSync(process.argv[1] + "/kernels/" + name + ".wasm", Buffer.from(found[1], "base64"));
}' "$work"
path=$("$here/class-path.sh")
for engine in "$@"; do
    "$java/bin/java" --enable-native-access=ALL-UNNAMED -Xss8m -Dgantry.distribution="$dist" -cp "$path" \
        dev.gantry.benchmarks.ComputeTimes "$engine" "$work"/kernels/*.wasm
done
cp "$here"/src/main/resources/dev/gantry/benchmarks/*.wasm "$work/kernels"
python3 -m venv "$work/python" && "$work/python/bin/pip" install -q --only-binary=:all: wasmtime==50.0.1
"$work/python/bin/python" "$here/wasmtime-python.py" "$work/kernels"
