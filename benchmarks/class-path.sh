#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the benchmarks and prints their class path.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mvn -q -B -f "$here/../pom.xml" -Dquickly -pl benchmarks -am install >&2
mvn -q -B -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$here/target/class-path" >&2
printf '%s:%s\n' "$here/target/classes" "$(cat "$here/target/class-path")"
