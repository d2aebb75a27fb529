// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import java.util.List;
import java.util.Objects;

/**
 * One export to call instead of {@code _start}.
 *
 * @param arguments as text, see {@link Value#parse}
 */
public record Invocation(String function, List<String> arguments) {
    public Invocation {
        Objects.requireNonNull(function, "function");
        arguments = List.copyOf(arguments);
    }
}
