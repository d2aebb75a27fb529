// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.util.List;
import java.util.Optional;

/**
 * A library that has passed all tests. There are some for the platforms only on which they were run;
 * elsewhere the operator says which file to accept.
 *
 * @param sha256 of the library in the wheel {@code wasmtime==50.0.1} of that platform
 * @param bytes its length: a file of another length need not be read to be told from it
 */
record KnownLibrary(String platform, String sha256, long bytes) {
    static final KnownLibrary LINUX_X86_64 =
            new KnownLibrary(
                    "linux-x86_64",
                    "3127ca42fe7cdd3f0a43a358e79177dcfedd46c1746329826403b9d854de6178",
                    29_673_400);

    private static final List<KnownLibrary> ALL = List.of(LINUX_X86_64);

    static Optional<KnownLibrary> of(Platform platform) {
        return ALL.stream().filter(known -> known.platform.equals(platform.name())).findFirst();
    }
}
