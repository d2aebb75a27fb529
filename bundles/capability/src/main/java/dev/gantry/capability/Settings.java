// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.ConfiguredValue;
import dev.gantry.Quantity;
import dev.gantry.policy.Grant;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * What is configured, and where files of the user are. A value that cannot be used is refused when a
 * guest is to start, never replaced: a rule that somebody believes in must hold.
 */
@Component(service = Settings.class, configurationPid = Settings.PID)
@Designate(ocd = CapabilityConfiguration.class)
public final class Settings {
    static final String PID = "dev.gantry.capability";

    private static final String CONFIG = "gantry.config.dir";
    private static final String STATE = "gantry.state.dir";
    private static final long SMALLEST_FILE = 4_096;
    private static final int MOST_FILES = 100_000;

    private final Optional<Path> configFolder;
    private final Optional<Path> stateFolder;
    private volatile CapabilityConfiguration configuration;

    @Activate
    public Settings(BundleContext bundle, CapabilityConfiguration configuration) {
        this(folder(bundle, CONFIG), folder(bundle, STATE), configuration);
    }

    Settings(
            Optional<Path> configFolder,
            Optional<Path> stateFolder,
            CapabilityConfiguration configuration) {
        this.configFolder = configFolder;
        this.stateFolder = stateFolder;
        this.configuration = configuration;
    }

    private static Optional<Path> folder(BundleContext bundle, String property) {
        return Optional.ofNullable(bundle.getProperty(property)).map(Path::of);
    }

    /** Without this a change would take the policy away for a moment. */
    @Modified
    void change(CapabilityConfiguration changed) {
        configuration = changed;
    }

    /** Where the user's files are; absent in a container without such a place. */
    Optional<Path> configFolder() {
        return configFolder;
    }

    /** Where is kept what outlives a run; absent in a container without such a place. */
    public Optional<Path> stateFolder() {
        return stateFolder;
    }

    /** What no guest ever gets; not checked yet. */
    List<Grant> deny() {
        return Arrays.stream(configuration.deny().split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> parsed("deny", text, Grant::parse))
                .toList();
    }

    /** Whether no guest may run without a record. */
    public boolean auditRequired() {
        return parsed("audit.required", configuration.audit_required(), ConfiguredValue::truth);
    }

    /** How large the files of the audit may become, one and all. */
    public AuditBounds auditBounds() {
        CapabilityConfiguration now = configuration;
        return new AuditBounds(
                parsed("audit.file", now.audit_file(), Settings::size),
                parsed("audit.total", now.audit_total(), Settings::size),
                parsed("audit.files", now.audit_files(), Settings::count));
    }

    /** How many bytes one file may have, and how many bytes and files all may be. */
    public record AuditBounds(long fileBytes, long totalBytes, int files) {}

    private static long size(String text) {
        long bytes = Quantity.bytes(text);
        if (bytes < SMALLEST_FILE) {
            throw new IllegalArgumentException("at least " + SMALLEST_FILE);
        }
        return bytes;
    }

    private static int count(String text) {
        int number = Quantity.count(text);
        if (number < 1 || number > MOST_FILES) {
            throw new IllegalArgumentException("a number from 1 to " + MOST_FILES);
        }
        return number;
    }

    private static <T> T parsed(String key, String text, Function<String, T> parser) {
        return ConfiguredValue.read(PID, key, text, parser);
    }
}
