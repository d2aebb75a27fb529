// SPDX-License-Identifier: Apache-2.0
package dev.gantry.examples;

import dev.gantry.GantryException;
import dev.gantry.engine.Limits;
import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.launcher.Gantry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs a WebAssembly file of a stranger within limits: {@code UntrustedGuest FILE [ARGUMENT...]}. */
public final class UntrustedGuest {
    private static final Limits LIMITS =
            Limits.builder()
                    .deadline(Duration.ofSeconds(2))
                    .fuel(100_000_000)
                    .memoryBytes(16 << 20)
                    .stackBytes(256 << 10)
                    .outputBytes(64 << 10)
                    .build();

    private UntrustedGuest() {}

    public static void main(String[] words) {
        List<String> arguments = List.of(words).subList(1, words.length);
        try (Gantry gantry = Gantry.start(Gantry.Options.DEFAULT)) {
            GuestSpec guest =
                    GuestSpec.of(Path.of(words[0])).arguments(arguments).limits(LIMITS).build();
            tell(gantry.guests().run(guest));
        } catch (GantryException refusal) {
            // The guest never started: no such file, no valid module, more than it may have.
            System.out.println(
                    "refused: " + refusal.getMessage() + " [" + refusal.code().id() + "]");
        }
    }

    /** Whatever happens to a guest after its start is in its result: a trap, a limit, an exit. */
    private static void tell(GuestResult result) {
        System.out.print(new String(result.stdout(), StandardCharsets.UTF_8));
        String end =
                result.failure()
                        .map(e -> e.getMessage() + " [" + e.code().id() + "]")
                        .orElse("exit code " + result.exitCode());
        System.out.println(result.outcome().label() + ": " + end);
        result.fuelUsed().ifPresent(fuel -> System.out.println("fuel used: " + fuel));
    }
}
