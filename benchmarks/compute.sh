#!/bin/sh
# What limits cost, on each Java that is named. Fetches two kernels of hash-wasm from the npm registry.
#   benchmarks/compute.sh JAVA_HOME...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent hash-wasm@4.13.0 >/dev/null && tar xzf hash-wasm-4.13.0.tgz)
node -e '
const fs = require("fs");
const text = fs.readFileSync(process.argv[1] + "/package/dist/index.esm.js", "utf8");
for (const name of ["sha256", "argon2"]) {
  const found = text.match(new RegExp("name\\$?\\w* = \"" + name + "\";\\s*(?:var )?data\\$?\\w* = \"([^\"]+)\""));
  fs.writeFileSync(process.argv[1] + "/" + name + ".wasm", Buffer.from(found[1], "base64"));
}' "$work"
mvn -q -B -o -f "$here/../pom.xml" -Dquickly -pl benchmarks -am package
path=$here/target/classes:$(mvn -q -B -o -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile=/dev/stdout)
for java in "$@"; do
    "$java/bin/java" -version 2>&1 | head -n 1
    "$java/bin/java" -cp "$path" dev.gantry.benchmarks.ComputeTimes COMPILED "$work"/*.wasm
done
