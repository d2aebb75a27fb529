// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

/** The same files on an engine of another kind, which is always there. */
public class FilesOnJniIT extends FilesIT {
    @Override
    protected String[] engine() {
        return new String[] {"--engine=wasmtime-jni", "--trusted"};
    }
}
