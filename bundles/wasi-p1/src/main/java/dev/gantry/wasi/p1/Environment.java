// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Grant;

/** The guest's environment: the variables whose grant it has, one grant a name. */
final class Environment {
    private static final String KIND = "env";

    private final GuestResources guest;
    private final GuestMemory memory;

    Environment(GuestResources guest, GuestMemory memory) {
        this.guest = guest;
        this.memory = memory;
    }

    /** {@code environ_get(environ, environ_buf)} */
    void get(Call call) {
        visible().write(memory, call.u32(0), call.u32(1));
    }

    /** {@code environ_sizes_get(environc, environ_buf_size)} */
    void sizes(Call call) {
        visible().writeSizes(memory, call.u32(0), call.u32(1));
    }

    private StringTable visible() {
        return new StringTable(
                guest.environment().entrySet().stream()
                        .filter(variable -> guest.uses(new Grant(KIND, variable.getKey())))
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
    }
}
