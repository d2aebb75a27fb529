// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.file.OpenOption;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a guest wants something opened.
 *
 * @param how create, folder, exclusive, truncate
 * @param rights that it asks for
 * @param flags of the new descriptor
 */
record OpenRequest(boolean follow, int how, long rights, int flags) {
    private static final int CREATE = 1;
    private static final int FOLDER = 1 << 1;
    private static final int EXCLUSIVE = 1 << 2;
    private static final int TRUNCATE = 1 << 3;
    private static final int HOW = CREATE | FOLDER | EXCLUSIVE | TRUNCATE;

    /** Reads the arguments of {@code path_open}. */
    static OpenRequest read(Call call) throws ErrnoException {
        int how = call.i32(4);
        int flags = call.i32(7);
        boolean unknown = (how & ~HOW) != 0 || (flags & ~Descriptor.FLAGS) != 0;
        boolean contradiction = (how & FOLDER) != 0 && how != FOLDER;
        if (unknown || contradiction) {
            throw new ErrnoException(Errno.INVAL);
        }
        return new OpenRequest(Places.follow(call, 1), how, call.i64(5), flags);
    }

    boolean creates() {
        return (how & CREATE) != 0;
    }

    boolean truncates() {
        return (how & TRUNCATE) != 0;
    }

    boolean onlyFolder() {
        return (how & FOLDER) != 0;
    }

    boolean writes() {
        return (rights & Rights.FD_WRITE) != 0;
    }

    /** Whether a folder will not do. */
    boolean onlyFile() {
        return creates() || truncates() || writes();
    }

    /** What a file is opened with; one that is neither read nor written can still be asked about. */
    Set<OpenOption> options() {
        EnumSet<OpenOption> options = EnumSet.noneOf(OpenOption.class);
        if (writes() || truncates()) {
            options.add(OpenOption.WRITE);
        }
        if ((rights & Rights.FD_READ) != 0 || options.isEmpty()) {
            options.add(OpenOption.READ);
        }
        if (creates()) {
            options.add(OpenOption.CREATE);
            if ((how & EXCLUSIVE) != 0) {
                options.add(OpenOption.EXCLUSIVE);
            }
        }
        if (truncates()) {
            options.add(OpenOption.TRUNCATE);
        }
        return options;
    }
}
