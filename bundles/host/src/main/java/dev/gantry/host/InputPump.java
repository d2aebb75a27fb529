// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.hostinterface.GuestInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream on a thread of its own, so that a guest that waits for input can be stopped: a read of
 * the operating system cannot be. It reads only when a guest asks. Bytes that arrive after their guest
 * was stopped are kept for the next guest on the same stream.
 */
final class InputPump {
    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private boolean atEnd;
    private @Nullable IOException failure;
    private @Nullable Thread reader;

    InputPump(InputStream source) {
        this.source = source;
    }

    /** The stream as one guest sees it. */
    GuestInput forGuest(StopSignal stopSignal) {
        return new GuestInput() {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                stopSignal.check();
                return take(target, offset, length);
            }

            @Override
            public boolean awaitReady(long nanos) {
                stopSignal.check();
                return await(nanos);
            }
        };
    }

    /** The guest that waited has gone: a source that can be interrupted need not wait for it. */
    synchronized void abandon() {
        if (reader != null) {
            reader.interrupt();
        }
    }

    /** Whether nothing is lost when nobody remembers this pump any more. */
    synchronized boolean isIdle() {
        return reader == null && position == limit;
    }

    private synchronized int take(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        boolean ready = false;
        while (!ready) {
            ready = await(Long.MAX_VALUE);
        }
        if (position == limit) {
            IOException broken = failure;
            failure = null;
            if (broken != null) {
                throw broken;
            }
            return -1;
        }
        int taken = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, taken);
        position += taken;
        return taken;
    }

    /** Waits until there is something to take: bytes, the end, or a failure. */
    private synchronized boolean await(long nanos) {
        long start = System.nanoTime();
        try {
            while (position == limit && !atEnd && failure == null) {
                read();
                if (position < limit || atEnd || failure != null) {
                    return true;
                }
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return false;
                }
                long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
                wait(Math.min(millis, TimeUnit.HOURS.toMillis(1)));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrapException(TrapCode.INTERRUPTED);
        }
    }

    /** Takes what is there at once on this thread; only waiting needs a thread of its own. */
    private void read() {
        try {
            int there = reader == null ? source.available() : 0;
            if (there > 0) {
                accept(source.read(buffer, 0, Math.min(there, buffer.length)));
                return;
            }
        } catch (IOException e) {
            failure = e;
            return;
        }
        if (reader == null) {
            reader = new Thread(this::readOnce, "gantry-stdin");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void accept(int count) {
        position = 0;
        limit = Math.max(count, 0);
        atEnd = count < 0;
    }

    private void readOnce() {
        int count = 0;
        IOException broken = null;
        try {
            count = source.read(buffer, 0, buffer.length);
        } catch (IOException e) {
            broken = e;
        } catch (RuntimeException | Error e) { // whatever a stream does, its guest goes on
            broken = new IOException("the stream failed: " + e.getClass().getName());
        }
        synchronized (this) {
            boolean abandoned = reader != null && reader.isInterrupted();
            reader = null;
            accept(count);
            failure = abandoned ? null : broken;
            notifyAll();
        }
    }
}
