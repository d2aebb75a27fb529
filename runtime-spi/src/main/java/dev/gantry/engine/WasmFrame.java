// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Objects;

/**
 * One active function of a guest.
 *
 * @param function its name by the name section or an export, else empty; comes from the guest
 * @param index its index in its module
 */
public record WasmFrame(String function, int index) {
    public WasmFrame {
        Objects.requireNonNull(function, "function");
    }
}
