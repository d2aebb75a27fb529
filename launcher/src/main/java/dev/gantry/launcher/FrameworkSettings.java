// SPDX-License-Identifier: Apache-2.0
package dev.gantry.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;

/** The framework's configuration, and what bundles learn from it about where they are. */
final class FrameworkSettings {
    private static final String SPI = "dev.gantry.runtime.spi";

    /** The launcher's configuration admin is the bundles' own; see {@link Configuration}. */
    private static final String CONFIGURATION_ADMIN = "org.osgi.service.cm;version=1.6.0";

    private static final Pattern EXPORT =
            Pattern.compile("(dev\\.gantry[a-z0-9.]*);version=\"([0-9.]+)\"");

    private FrameworkSettings() {}

    static Map<String, String> of(Places places, Mode mode, Scratch scratch) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, scratch.bundles().toString());
        settings.put(
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                sharedPackages() + "," + CONFIGURATION_ADMIN);
        // The program around us keeps its own handling of URLs.
        settings.put("felix.service.urlhandlers", "false");
        settings.put("felix.log.level", "0");
        // Felix never ends the threads of a parallel resolver.
        settings.put("felix.resolver.parallelism", "1");
        settings.putAll(placesOf(places));
        settings.put("gantry.mode", mode.label());
        settings.put("gantry.version", version());
        settings.putAll(fileInstall(places, scratch));
        return settings;
    }

    private static Map<String, String> placesOf(Places places) {
        return Map.of(
                "gantry.home", places.distribution().toString(),
                "gantry.config.dir", places.config().toString(),
                "gantry.data.dir", places.data().toString(),
                "gantry.cache.dir", places.cache().toString(),
                "gantry.state.dir", places.state().toString(),
                "gantry.deploy.dirs", joined(places, File.pathSeparator));
    }

    /** FileInstall is present in a console only. */
    private static Map<String, String> fileInstall(Places places, Scratch scratch) {
        return Map.of(
                "felix.fileinstall.dir", joined(places, ","),
                "felix.fileinstall.poll", "250",
                "felix.fileinstall.noInitialDelay", "true",
                "felix.fileinstall.tmpdir",
                        scratch.bundles().resolveSibling("fileinstall").toString(),
                "felix.fileinstall.log.default", "jul",
                "felix.fileinstall.log.level", "1",
                "felix.fileinstall.bundles.new.start", "true",
                "felix.fileinstall.filter", ".*\\.jar");
    }

    private static String joined(Places places, String separator) {
        return places.deploy().stream().map(Path::toString).collect(Collectors.joining(separator));
    }

    private static String version() {
        String version = FrameworkSettings.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** The packages of the runtime SPI with their versions, as its own manifest tells them. */
    private static String sharedPackages() {
        Matcher exports = EXPORT.matcher(spiExports());
        StringBuilder shared = new StringBuilder();
        while (exports.find()) {
            shared.append(shared.isEmpty() ? "" : ",")
                    .append(exports.group(1))
                    .append(";version=")
                    .append(exports.group(2));
        }
        return shared.toString();
    }

    private static String spiExports() {
        try {
            Enumeration<URL> manifests =
                    FrameworkSettings.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
            while (manifests.hasMoreElements()) {
                try (InputStream in = manifests.nextElement().openStream()) {
                    var main = new Manifest(in).getMainAttributes();
                    if (SPI.equals(main.getValue(Constants.BUNDLE_SYMBOLICNAME))) {
                        return main.getValue(Constants.EXPORT_PACKAGE);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(SPI + " is not on the class path");
    }
}
