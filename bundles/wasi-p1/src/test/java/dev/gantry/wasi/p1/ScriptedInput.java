// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import dev.gantry.hostinterface.GuestClock;
import dev.gantry.hostinterface.GuestInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Standard input that arrives in portions, each only after some waiting if it is told to. */
final class ScriptedInput implements GuestInput {
    private final GuestClock clock;
    private final Deque<byte[]> portions = new ArrayDeque<>();
    private boolean late;
    private boolean broken;

    ScriptedInput(GuestClock clock) {
        this.clock = clock;
    }

    void portion(String text) {
        portions.add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What there is comes only after a wait of at least a microsecond. */
    void comeLate() {
        late = true;
    }

    void breakDown() {
        broken = true;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        check();
        byte[] portion = portions.poll();
        if (portion == null) {
            return -1;
        }
        int read = Math.min(length, portion.length);
        System.arraycopy(portion, 0, target, offset, read);
        if (read < portion.length) {
            portions.addFirst(Arrays.copyOfRange(portion, read, portion.length));
        }
        return read;
    }

    @Override
    public boolean awaitReady(long nanos) throws IOException {
        check();
        if (late && nanos < 1_000) {
            clock.sleep(nanos);
            return false;
        }
        late = false;
        return true;
    }

    private void check() throws IOException {
        if (broken) {
            throw new IOException("the input broke");
        }
    }
}
