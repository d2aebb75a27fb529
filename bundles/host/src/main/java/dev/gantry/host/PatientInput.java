// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.hostinterface.GuestInput;
import java.io.IOException;

/**
 * Input for a run that must not depend on time: whoever asks whether there is something waits until
 * there is, as if it had been there from the beginning.
 */
record PatientInput(GuestInput source) implements GuestInput {
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return source.read(target, offset, length);
    }

    @Override
    public boolean awaitReady(long nanos) throws IOException {
        return source.awaitReady(Long.MAX_VALUE);
    }
}
