// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.file.FileType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class HandleTest {
    /** No descriptor of this process; closing it does nothing. */
    private static final int NONE = 1 << 30;

    @Test
    void isNotUsedAfterItWasClosed() {
        Handle handle = new Handle(NONE);
        handle.close();
        FileException refusal = assertThrows(FileException.class, handle::enter);
        assertEquals(FileProblem.INVALID, refusal.problem());
    }

    @Test
    void isNotUsedAnewWhileItIsBeingClosed() throws FileException {
        Handle handle = new Handle(NONE);
        assertEquals(NONE, handle.enter());
        handle.close();
        assertThrows(FileException.class, handle::enter);
        handle.leave();
        assertThrows(FileException.class, handle::enter);
    }

    @Test
    void givesItsNumberBackOnlyAfterTheLastUse() throws FileException, InterruptedException {
        int descriptor = open();
        Handle handle = new Handle(descriptor);
        CountDownLatch closed = new CountDownLatch(1);
        handle.run(
                used -> {
                    Thread closer =
                            new Thread(
                                    () -> {
                                        handle.close();
                                        closed.countDown();
                                    });
                    closer.start();
                    await(closed);
                    Handle other = new Handle(open());
                    assertNotEquals(used, other.enter());
                    Status.of(used);
                    other.leave();
                    other.close();
                });
        assertThrows(FileException.class, () -> Status.of(descriptor));
    }

    @Test
    void staysOpenForItsUserHoweverOftenItIsClosed() throws FileException {
        Handle handle = new Handle(open());
        int descriptor = handle.enter();
        handle.close();
        handle.close();
        assertEquals(FileType.FOLDER, Status.of(descriptor).type());
        handle.leave();
        assertThrows(FileException.class, () -> Status.of(descriptor));
    }

    @Test
    void closesNothingThatWasGivenItsNumber() throws FileException {
        List<Handle> others = new ArrayList<>();
        Handle handle = new Handle(open());
        handle.close();
        for (int count = 0; count < 100; count++) {
            others.add(new Handle(open()));
        }
        handle.close();
        for (Handle other : others) {
            assertEquals(FileType.FOLDER, other.use(Status::of).type());
            other.close();
        }
    }

    private static int open() throws FileException {
        Scratch scratch = Scratch.here();
        long path = scratch.name("/".getBytes(StandardCharsets.UTF_8));
        return SystemCall.OPENAT.call(scratch, 0, path, OpenFlags.FOLDER);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }
}
