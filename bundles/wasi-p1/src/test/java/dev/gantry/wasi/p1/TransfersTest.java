// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasi.p1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.engine.TrapCode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private static final int IOVECS = 128;
    private static final int BUFFER = 256;

    private final TestGuest guest = TestGuest.withGrants("stdin", "stdout", "stderr");

    @Test
    void writesAllBuffersInOrder() {
        guest.putText(BUFFER, "worldhello ");
        guest.putInts(IOVECS, BUFFER + 5, 6, 0, 0, BUFFER, 5);
        guest.assertAnswers(Errno.SUCCESS, "fd_write", 1, IOVECS, 3, TestGuest.RESULT);
        assertEquals("hello world", guest.stdout());
        assertEquals(11, guest.memory.getInt(TestGuest.RESULT));
    }

    @Test
    void writesToStandardError() {
        guest.putText(BUFFER, "oops");
        guest.putInts(IOVECS, BUFFER, 4);
        guest.assertAnswers(Errno.SUCCESS, "fd_write", 2, IOVECS, 1, TestGuest.RESULT);
        assertEquals("oops", guest.resources.stderr.toString(StandardCharsets.UTF_8));
        assertEquals("", guest.stdout());
    }

    @Test
    void writesInBoundedPieces() {
        List<Integer> sizes = new ArrayList<>();
        OutputStream recorder =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        sizes.add(1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        sizes.add(length);
                    }
                };
        TestGuest writer = TestGuest.writingTo(recorder);
        writer.putInts(IOVECS, 0, 150_000);
        writer.assertAnswers(Errno.SUCCESS, "fd_write", 1, IOVECS, 1, TestGuest.RESULT);
        assertEquals(List.of(65_536, 65_536, 18_928), sizes);
    }

    @Test
    void canBeInterruptedBetweenPieces() {
        guest.resources.checksLeft = 1;
        guest.putInts(IOVECS, 0, 150_000);
        guest.assertTraps(TrapCode.INTERRUPTED, "fd_write", 1, IOVECS, 1, TestGuest.RESULT);
        assertEquals(65_536, guest.stdout().length());
    }

    @Test
    void writesThroughToTheHost() {
        ByteArrayOutputStream host = new ByteArrayOutputStream();
        TestGuest writer = TestGuest.writingTo(new BufferedOutputStream(host));
        writer.putText(BUFFER, "prompt> ");
        writer.putInts(IOVECS, BUFFER, 8);
        writer.call("fd_write", 1, IOVECS, 1, TestGuest.RESULT);
        assertEquals("prompt> ", host.toString(StandardCharsets.UTF_8));
    }

    @Test
    void writesNothingIfOneBufferIsOutOfBounds() {
        guest.putInts(IOVECS, BUFFER, 4, TestGuest.MEMORY_BYTES, 1);
        guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS, "fd_write", 1, IOVECS, 2, TestGuest.RESULT);
        assertEquals("", guest.stdout());
    }

    @Test
    void writesNothingIfTheResultIsOutOfBounds() {
        guest.putInts(IOVECS, BUFFER, 4);
        guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS, "fd_write", 1, IOVECS, 1, TestGuest.MEMORY_BYTES);
        assertEquals("", guest.stdout());
    }

    @Test
    void writesNothingToStandardInput() {
        guest.assertAnswers(Errno.BADF, "fd_write", 0, IOVECS, 0, TestGuest.RESULT);
    }

    @Test
    void writesNothingWithoutGrant() {
        TestGuest denied = TestGuest.withGrants("stderr");
        denied.putText(BUFFER, "secret");
        denied.putInts(IOVECS, BUFFER, 6);
        denied.assertAnswers(Errno.BADF, "fd_write", 1, IOVECS, 1, TestGuest.RESULT);
        assertEquals("", denied.stdout());
    }

    @Test
    void refusesTooManyBuffersToWrite() {
        guest.assertAnswers(Errno.INVAL, "fd_write", 1, IOVECS, 1_025, TestGuest.RESULT);
    }

    @Test
    void answersThatWritingFailed() {
        TestGuest writer = TestGuest.writingTo(failing(new IOException("disk full")));
        writer.putInts(IOVECS, BUFFER, 1);
        writer.assertAnswers(Errno.IO, "fd_write", 1, IOVECS, 1, TestGuest.RESULT);
    }

    @Test
    void letsTheHostEndTheGuestThatWrites() {
        GantryException closed =
                new GantryException(ErrorCode.OUTPUT_CLOSED, "", "the reader went away");
        TestGuest writer = TestGuest.writingTo(failing(closed));
        writer.putInts(IOVECS, BUFFER, 1);
        assertSame(
                closed,
                assertThrows(
                        GantryException.class,
                        () -> writer.call("fd_write", 1, IOVECS, 1, TestGuest.RESULT)));
    }

    @Test
    void readsIntoAllBuffersInOrder() {
        guest.resources.stdin.portion("hello world");
        guest.putInts(IOVECS, BUFFER + 100, 6, 0, 0, BUFFER, 50);
        guest.assertAnswers(Errno.SUCCESS, "fd_read", 0, IOVECS, 3, TestGuest.RESULT);
        assertEquals(11, guest.memory.getInt(TestGuest.RESULT));
        assertEquals("hello \0", guest.text(BUFFER + 100, 7));
        assertEquals("world\0", guest.text(BUFFER, 6));
    }

    @Test
    void readsWhatThereIsAndWaitsForNoMore() {
        guest.resources.stdin.portion("a\n");
        guest.resources.stdin.portion("b\n");
        guest.putInts(IOVECS, BUFFER, 50);
        guest.assertAnswers(Errno.SUCCESS, "fd_read", 0, IOVECS, 1, TestGuest.RESULT);
        assertEquals(2, guest.memory.getInt(TestGuest.RESULT));
        assertEquals("a\n\0", guest.text(BUFFER, 3));
    }

    @Test
    void readsAtMostOnePiece() {
        guest.resources.stdin.portion("x".repeat(70_000));
        guest.putInts(IOVECS, BUFFER, 1 << 20);
        guest.assertAnswers(Errno.SUCCESS, "fd_read", 0, IOVECS, 1, TestGuest.RESULT);
        assertEquals(65_536, guest.memory.getInt(TestGuest.RESULT));
    }

    @Test
    void readsNothingAtTheEnd() {
        guest.memory.putInt(TestGuest.RESULT, -1);
        guest.putInts(IOVECS, BUFFER, 50);
        guest.assertAnswers(Errno.SUCCESS, "fd_read", 0, IOVECS, 1, TestGuest.RESULT);
        assertEquals(0, guest.memory.getInt(TestGuest.RESULT));
    }

    @Test
    void readsNothingIntoEmptyBuffers() {
        guest.resources.stdin.breakDown();
        guest.putInts(IOVECS, BUFFER, 0);
        guest.assertAnswers(Errno.SUCCESS, "fd_read", 0, IOVECS, 1, TestGuest.RESULT);
    }

    @Test
    void losesNoInputIfTheResultIsOutOfBounds() {
        guest.resources.stdin.portion("kept");
        guest.putInts(IOVECS, BUFFER, 4);
        guest.assertTraps(
                TrapCode.MEMORY_OUT_OF_BOUNDS, "fd_read", 0, IOVECS, 1, TestGuest.MEMORY_BYTES);
        guest.call("fd_read", 0, IOVECS, 1, TestGuest.RESULT);
        assertEquals(4, guest.memory.getInt(TestGuest.RESULT));
    }

    @Test
    void answersThatThereIsNothingYetWhereItMustNotWait() {
        guest.resources.stdin.portion("later");
        guest.resources.stdin.comeLate();
        guest.call("fd_fdstat_set_flags", 0, Descriptor.FLAG_NONBLOCK);
        guest.putInts(IOVECS, BUFFER, 50);
        guest.assertAnswers(Errno.AGAIN, "fd_read", 0, IOVECS, 1, TestGuest.RESULT);
    }

    @Test
    void readsWhatThereIsWhereItMustNotWait() {
        guest.resources.stdin.portion("now");
        guest.call("fd_fdstat_set_flags", 0, Descriptor.FLAG_NONBLOCK);
        guest.putInts(IOVECS, BUFFER, 50);
        guest.assertAnswers(Errno.SUCCESS, "fd_read", 0, IOVECS, 1, TestGuest.RESULT);
        assertEquals("now", guest.text(BUFFER, 3));
    }

    @Test
    void readsNothingFromStandardOutput() {
        guest.assertAnswers(Errno.BADF, "fd_read", 1, IOVECS, 0, TestGuest.RESULT);
    }

    @Test
    void readsNothingWithoutGrant() {
        TestGuest denied = TestGuest.withGrants("stdout");
        denied.resources.stdin.portion("secret");
        denied.putInts(IOVECS, BUFFER, 6);
        denied.assertAnswers(Errno.BADF, "fd_read", 0, IOVECS, 1, TestGuest.RESULT);
        assertEquals("\0", denied.text(BUFFER, 1));
    }

    @Test
    void refusesTooManyBuffersToRead() {
        guest.assertAnswers(Errno.INVAL, "fd_read", 0, IOVECS, 1_025, TestGuest.RESULT);
    }

    @Test
    void answersThatReadingFailed() {
        guest.resources.stdin.breakDown();
        guest.putInts(IOVECS, BUFFER, 4);
        guest.assertAnswers(Errno.IO, "fd_read", 0, IOVECS, 1, TestGuest.RESULT);
    }

    @Test
    void countsBytes() {
        guest.resources.stdin.portion("hello");
        guest.putInts(IOVECS, BUFFER, 50);
        guest.call("fd_read", 0, IOVECS, 1, TestGuest.RESULT);
        guest.call("fd_write", 1, IOVECS, 1, TestGuest.RESULT);
        assertEquals(Map.of("fd_read", 5L, "fd_write", 50L), guest.resources.counts);
    }

    @Test
    void hasNoPositionToReadOrWriteAt() {
        guest.assertAnswers(Errno.SPIPE, "fd_pread", 0, IOVECS, 0, 0, TestGuest.RESULT);
        guest.assertAnswers(Errno.SPIPE, "fd_pwrite", 1, IOVECS, 0, 0, TestGuest.RESULT);
    }

    /** Fails with either an IOException or an unchecked one. */
    private static OutputStream failing(Exception failure) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                if (failure instanceof IOException expected) {
                    throw expected;
                }
                throw (RuntimeException) failure;
            }
        };
    }
}
