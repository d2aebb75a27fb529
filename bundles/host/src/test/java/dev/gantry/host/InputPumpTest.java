// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.hostinterface.GuestInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class InputPumpTest {
    private final StopSignal stopSignal = new StopSignal();

    private static String read(GuestInput input) throws IOException {
        byte[] bytes = new byte[100];
        int count = input.read(bytes, 0, bytes.length);
        return count < 0 ? "end" : new String(bytes, 0, count, StandardCharsets.UTF_8);
    }

    @Test
    void givesWhatIsThereThenTheEnd() throws IOException {
        GuestInput input =
                new InputPump(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)))
                        .forGuest(stopSignal);
        assertEquals("abc", read(input));
        assertEquals("end", read(input));
        assertEquals("end", read(input));
    }

    @Test
    void waitsForInput() throws IOException {
        PipedOutputStream typing = new PipedOutputStream();
        GuestInput input = new InputPump(new PipedInputStream(typing)).forGuest(stopSignal);
        assertFalse(input.awaitReady(1_000_000));
        typing.write('x');
        typing.flush();
        assertTrue(input.awaitReady(Long.MAX_VALUE));
        assertEquals("x", read(input));
    }

    @Test
    void aStopEndsTheWaiting() throws Exception {
        GuestInput input =
                new InputPump(new PipedInputStream(new PipedOutputStream())).forGuest(stopSignal);
        CompletableFuture<TrapCode> trap = new CompletableFuture<>();
        CountDownLatch waiting = new CountDownLatch(1);
        Thread guest =
                new Thread(
                        () -> {
                            waiting.countDown();
                            trap.complete(
                                    assertThrows(TrapException.class, () -> read(input)).trap());
                        });
        stopSignal.runsOn(guest);
        guest.start();
        waiting.await();
        stopSignal.stop(new GantryException(ErrorCode.INTERRUPTED, "x", "stopped"));
        assertEquals(TrapCode.INTERRUPTED, trap.get());
    }

    @Test
    void bytesThatCameTooLateGoToTheNextGuestOfTheStream() throws Exception {
        PipedOutputStream typing = new PipedOutputStream();
        InputStream stream = new PipedInputStream(typing);
        SharedInputs inputs = new SharedInputs();
        GuestInput first = inputs.of(stream).forGuest(stopSignal);
        typing.write("left".getBytes(StandardCharsets.UTF_8));
        typing.flush();
        assertTrue(first.awaitReady(Long.MAX_VALUE));
        inputs.release(stream);
        assertEquals("left", read(inputs.of(stream).forGuest(new StopSignal())));
    }

    @Test
    void aStreamThatBreaksTheRulesFailsLikeAnyOther() {
        InputStream lawless =
                new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("lawless");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) {
                        throw new IllegalStateException("lawless");
                    }
                };
        GuestInput input = new InputPump(lawless).forGuest(stopSignal);
        assertThrows(IOException.class, () -> read(input));
    }

    @Test
    void aStreamThatPromisesBytesAtItsEndHasEnded() throws IOException {
        InputStream promising =
                new InputStream() {
                    @Override
                    public int available() {
                        return 1;
                    }

                    @Override
                    public int read() {
                        return -1;
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) {
                        return -1;
                    }
                };
        assertEquals("end", read(new InputPump(promising).forGuest(stopSignal)));
    }

    @Test
    void aStreamThatFailsGivesItsFailure() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("broken");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("broken");
                    }
                };
        GuestInput input = new InputPump(broken).forGuest(stopSignal);
        assertEquals("broken", assertThrows(IOException.class, () -> read(input)).getMessage());
    }
}
