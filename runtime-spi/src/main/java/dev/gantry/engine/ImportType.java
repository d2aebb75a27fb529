// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.util.Objects;

/** What a module wants to be given. Names come from the guest: clean them before showing them. */
public record ImportType(String module, String name, ExternType type) {
    public ImportType {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
