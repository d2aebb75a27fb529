// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Objects;

/** What a module offers. The name comes from the guest: clean it before showing it. */
public record ExportType(String name, ExternType type) {
    public ExportType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
