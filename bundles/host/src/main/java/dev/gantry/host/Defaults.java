// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.ConfiguredValue;
import dev.gantry.Quantity;
import dev.gantry.engine.Limits;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The engine and the limits of guests whose caller says nothing of them. A value that cannot be used is
 * refused when a guest is to start, never replaced: a limit that somebody believes in must hold.
 */
@Component(service = Defaults.class, configurationPid = Defaults.PID)
@Designate(ocd = DefaultsConfiguration.class)
public final class Defaults {
    static final String PID = "dev.gantry.host";

    private static final String UNLIMITED = "unlimited";

    private volatile DefaultsConfiguration configuration;

    @Activate
    public Defaults(DefaultsConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Without this a change would restart the host, and end every guest. */
    @Modified
    void change(DefaultsConfiguration changed) {
        configuration = changed;
    }

    /** The engine as it is configured now; absent: the best one. */
    Optional<String> engine() {
        return Optional.of(configuration.engine().strip()).filter(id -> !id.isEmpty());
    }

    /**
     * The limits as they are configured now.
     *
     * @throws dev.gantry.GantryException CONFIGURATION, naming the key
     */
    Limits limits() {
        DefaultsConfiguration now = configuration;
        Limits.Builder limits = Limits.builder();
        set("memory", now.memory(), text -> limits.memoryBytes(Quantity.bytes(text)));
        set("fuel", now.fuel(), text -> fuel(limits, text));
        set("timeout", now.timeout(), text -> limits.deadline(Quantity.time(text)));
        set("stack", now.stack(), text -> limits.stackBytes(Quantity.bytes(text)));
        set("output", now.output(), text -> limits.outputBytes(Quantity.bytes(text)));
        set("disk", now.disk(), text -> limits.diskBytes(Quantity.bytes(text)));
        set("files", now.files(), text -> limits.files(Quantity.count(text)));
        set("handles", now.handles(), text -> limits.handles(Quantity.count(text)));
        set(
                "compileTimeout",
                now.compileTimeout(),
                text -> limits.compileTime(Quantity.time(text)));
        return limits.build();
    }

    private static Limits.Builder fuel(Limits.Builder limits, String text) {
        return text.equals(UNLIMITED) ? limits.unlimitedFuel() : limits.fuel(Quantity.fuel(text));
    }

    private static void set(String key, String text, Function<String, ?> setter) {
        if (!text.isBlank()) {
            ConfiguredValue.read(PID, key, text, setter);
        }
    }
}
