// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;

/** What a test configures; read anew whenever a value is asked for. */
public final class FakeConfiguration {
    public String deny = "";
    public String auditRequired = "false";
    public String auditFile = "8m";
    public String auditTotal = "64m";
    public String auditFiles = "500";

    /** Settings with one folder for all of the user's files. */
    public Settings settings(Path folder) {
        return new Settings(Optional.of(folder), Optional.of(folder), configuration());
    }

    /** Settings without a place for files. */
    public Settings homeless() {
        return new Settings(Optional.empty(), Optional.empty(), configuration());
    }

    CapabilityConfiguration configuration() {
        return (CapabilityConfiguration)
                Proxy.newProxyInstance(
                        FakeConfiguration.class.getClassLoader(),
                        new Class<?>[] {CapabilityConfiguration.class},
                        (proxy, method, arguments) -> value(method.getName()));
    }

    private String value(String name) {
        return switch (name) {
            case "deny" -> deny;
            case "audit_required" -> auditRequired;
            case "audit_file" -> auditFile;
            case "audit_total" -> auditTotal;
            case "audit_files" -> auditFiles;
            default -> throw new IllegalStateException(name);
        };
    }
}
