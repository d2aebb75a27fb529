// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gantry.shell.ArgumentParser;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.Declaration;
import dev.gantry.shell.Screen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowStartTest {
    private static final Declaration DECLARATION = Declaration.builder("run", "Runs").build();

    private final Screen screen = new Screen();

    @Test
    void tellsAPersonWhatTakesSoLong() {
        SlowStart slow = watch(screen.person(false), Duration.ZERO);
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    while (screen.err().isEmpty()) {
                        Thread.onSpinWait();
                    }
                });
        slow.close();
        assertEquals(
                "gantry: run: preparing and compiling f\uFFFD.wasm; Ctrl-C ends it\n",
                screen.err());
    }

    @Test
    void saysNothingOfAGuestThatStartsInTime() {
        long before = threads();
        watch(screen.person(false), Duration.ofDays(1)).close();
        assertEquals("", screen.err());
        assertEquals(before, threads());
    }

    @Test
    void saysNothingIntoAPipe() {
        watch(screen.caller(), Duration.ZERO).close();
        assertEquals("", screen.err());
    }

    @Test
    void startsNoThreadWhereNothingIsToBeSaid() {
        long before = threads();
        SlowStart pipe = watch(screen.caller(), Duration.ofDays(1));
        SlowStart quiet = watch(screen.person(false), Duration.ofDays(1), "--quiet");
        assertEquals(before, threads());
        pipe.close();
        quiet.close();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gantry-slow-start"))
                .count();
    }

    private static SlowStart watch(Caller caller, Duration patience, String... words) {
        Arguments arguments = ArgumentParser.parse(DECLARATION, List.of(words));
        return SlowStart.watch("f\u001B.wasm", arguments, caller, patience);
    }
}
