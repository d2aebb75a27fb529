// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestResources;
import dev.gantry.policy.Grant;
import java.util.List;

/** The guest's arguments. Without the grant it sees its own name only, which C programs rely on. */
final class Arguments {
    private static final Grant GRANT = Grant.of("arg");

    private final GuestResources guest;
    private final GuestMemory memory;

    Arguments(GuestResources guest, GuestMemory memory) {
        this.guest = guest;
        this.memory = memory;
    }

    /** {@code args_get(argv, argv_buf)} */
    void get(Call call) {
        visible().write(memory, call.u32(0), call.u32(1));
    }

    /** {@code args_sizes_get(argc, argv_buf_size)} */
    void sizes(Call call) {
        visible().writeSizes(memory, call.u32(0), call.u32(1));
    }

    private StringTable visible() {
        List<String> all = guest.arguments();
        boolean onlyName = all.size() > 1 && !guest.uses(GRANT);
        return new StringTable(onlyName ? all.subList(0, 1) : all);
    }
}
