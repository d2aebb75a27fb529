// SPDX-License-Identifier: Apache-2.0
package dev.gantry.benchmarks;

import dev.gantry.engine.Engine;
import dev.gantry.guest.Guests;
import dev.gantry.launcher.Gantry;
import java.nio.file.Path;

/**
 * The engines of a distribution, in a container of their own: what is measured is what is delivered. The
 * system property {@code gantry.distribution} names its folder, {@code gantry.home} the user's folders.
 */
final class MeasuredEngines implements AutoCloseable {
    private final Gantry gantry;

    private MeasuredEngines(Gantry gantry) {
        this.gantry = gantry;
    }

    static MeasuredEngines open() {
        Gantry.Options options =
                Gantry.Options.DEFAULT.distribution(Path.of(required("gantry.distribution")));
        String home = System.getProperty("gantry.home", "");
        return new MeasuredEngines(
                Gantry.start(home.isEmpty() ? options : options.home(Path.of(home))));
    }

    private static String required(String property) {
        String value = System.getProperty(property, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("-D" + property + "=... is needed");
        }
        return value;
    }

    /** The engine of this id, ready to compile. */
    Engine engine(String id) {
        Engine engine =
                gantry.service(Engine.class, "(gantry.engine.id=" + id + ")")
                        .orElseThrow(() -> new IllegalArgumentException("no engine " + id));
        engine.ready();
        return engine;
    }

    Guests guests() {
        return gantry.guests();
    }

    @Override
    public void close() {
        gantry.close();
    }
}
