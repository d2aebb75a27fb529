// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import java.io.IOException;

/** What one function does. To return is success. */
@FunctionalInterface
interface Operation {
    /**
     * Does it, for one call.
     *
     * @throws ErrnoException with the answer to the guest
     * @throws IOException if the host fails: the guest is answered {@link Errno#of}
     */
    void run(Call call) throws ErrnoException, IOException;
}
