// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where things are: the distribution, which is only read, and the user's folders after the XDG rules,
 * or all of them under {@code GANTRY_HOME}.
 */
record Places(Path distribution, Path config, Path data, Path cache, Path state) {

    /** The places of a user with this environment. */
    static Places of(Path distribution, Map<String, String> environment) {
        String own = environment.getOrDefault("GANTRY_HOME", "");
        if (!own.isEmpty()) {
            return under(distribution, Path.of(own).toAbsolutePath().normalize());
        }
        Path home = Path.of(System.getProperty("user.home")).toAbsolutePath();
        return new Places(
                distribution,
                xdg(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                xdg(environment, "XDG_DATA_HOME", home.resolve(".local/share")),
                xdg(environment, "XDG_CACHE_HOME", home.resolve(".cache")),
                xdg(environment, "XDG_STATE_HOME", home.resolve(".local/state")));
    }

    /** Everything of the user's under one folder. */
    static Places under(Path distribution, Path home) {
        return new Places(
                distribution,
                home.resolve("config"),
                home.resolve("data"),
                home.resolve("cache"),
                home.resolve("state"));
    }

    private static Path xdg(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.getOrDefault(name, "");
        // The XDG rules: a relative path is invalid and ignored.
        boolean usable = !value.isEmpty() && Path.of(value).isAbsolute();
        return (usable ? Path.of(value) : otherwise).resolve("gantry");
    }

    /** The distribution that the launcher jar lies in: the folder above its {@code lib}. */
    static Path distributionOfLauncher() {
        try {
            Path jar =
                    Path.of(
                            Places.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Path lib = jar.toAbsolutePath().getParent();
            Path distribution = lib == null ? null : lib.getParent();
            if (distribution == null || !Files.isDirectory(distribution.resolve("bundle"))) {
                throw new IllegalStateException(
                        "the launcher is in no distribution: there is no folder 'bundle' beside the one of "
                                + jar);
            }
            return distribution;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the launcher does not know where it is", e);
        }
    }

    /** Folders whose jars are installed, and watched in the console; the user's last. */
    List<Path> deploy() {
        return List.of(distribution.resolve("deploy"), data.resolve("deploy"));
    }

    /** Folders of configuration files; what the user's says wins. */
    List<Path> configuration() {
        return List.of(distribution.resolve("etc"), config);
    }

    /** Makes the user's deploy folder, so that there is a place to drop bundles into, if it can. */
    void prepareDeploy() {
        try {
            OwnerOnly.createDirectories(data.resolve("deploy"));
        } catch (IOException e) {
            // A home that cannot be written is no reason not to run a guest; doctor shows it.
            System.getLogger(Places.class.getName())
                    .log(System.Logger.Level.DEBUG, "no deploy folder for the user", e);
        }
    }
}
