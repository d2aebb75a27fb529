// SPDX-License-Identifier: Apache-2.0
package dev.gantry.examples;

import dev.gantry.guest.GuestResult;
import dev.gantry.guest.GuestSpec;
import dev.gantry.launcher.Gantry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a WebAssembly file and prints what it wrote: {@code RunAGuest FILE [ARGUMENT...]}. */
public final class RunAGuest {
    private RunAGuest() {}

    public static void main(String[] words) {
        List<String> arguments = List.of(words).subList(1, words.length);
        try (Gantry gantry = Gantry.start(Gantry.Options.DEFAULT)) {
            GuestSpec guest = GuestSpec.of(Path.of(words[0])).arguments(arguments).build();
            GuestResult result = gantry.guests().run(guest).orThrow();
            System.out.print(new String(result.stdout(), StandardCharsets.UTF_8));
        }
    }
}
