// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.GuestText;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a person who waits for a guest to start what takes so long. Closed when the guest starts. */
final class SlowStart implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread waiting;

    private SlowStart(Duration patience, Runnable notice) {
        waiting = new Thread(() -> await(patience, notice), "gantry-slow-start");
        waiting.setDaemon(true);
    }

    /** Says nothing where nobody reads it, or wants to. */
    static SlowStart watch(String guest, Arguments arguments, Caller caller, Duration patience) {
        String line =
                "gantry: run: preparing and compiling "
                        + GuestText.clean(guest)
                        + "; Ctrl-C ends it\n";
        SlowStart watch = new SlowStart(patience, () -> write(caller.err(), line));
        if (caller.err().terminal() && !arguments.has("quiet")) {
            watch.waiting.start();
        }
        return watch;
    }

    private void await(Duration patience, Runnable notice) {
        try {
            if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                notice.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever wants it to end needs no notice
        }
    }

    private static void write(Caller.Output output, String line) {
        try {
            output.stream().write(line.getBytes(StandardCharsets.UTF_8));
            output.stream().flush();
        } catch (IOException e) {
            // A terminal that went away is found out by the guest's own output.
            System.getLogger(SlowStart.class.getName())
                    .log(System.Logger.Level.DEBUG, "nobody can be told", e);
        }
    }

    /** Nothing is said any more when this returns. */
    @Override
    public void close() {
        over.countDown();
        boolean interrupted = false;
        while (waiting.isAlive()) {
            try {
                waiting.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
