// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** What the distribution holds is listed three times; the lists must agree. */
public class BundleListsIT {
    /** Karaf brings its own of these. */
    private static final Set<String> KARAF_HAS =
            Set.of(
                    "org.apache.felix.configadmin",
                    "org.apache.felix.fileinstall",
                    "org.apache.felix.gogo.runtime",
                    "org.apache.felix.scr",
                    "org.jline",
                    "org.osgi.service.component",
                    "org.osgi.util.function",
                    "org.osgi.util.promise");

    private static final String LAUNCHER_SHARES = "dev.gantry.runtime.spi";

    @Test
    public void theResolvedListIsWhatTheDistributionHolds() throws IOException {
        String bndrun = Files.readString(Distribution.ROOT.resolve("distribution/gantry.bndrun"));
        String bundles = bndrun.substring(bndrun.indexOf("-runbundles:"));
        assertEquals(held(), all(bundles, "^\\s*([A-Za-z0-9._-]+);version="));
    }

    @Test
    public void theKarafFeaturesHoldEverythingThatKarafDoesNotHave() throws IOException {
        Set<String> expected = held();
        expected.removeAll(KARAF_HAS);
        String features =
                Files.readString(
                        Path.of(System.getProperty("gantry.kit"), "features-features.xml"));
        Set<String> listed =
                all(features, "<bundle>mvn:([^<]+)</bundle>").stream()
                        .map(BundleListsIT::symbolicName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, listed);
    }

    private static Set<String> held() {
        return Stream.concat(
                        Stream.of(
                                        "bundle",
                                        "bundle/configuration",
                                        "bundle/console",
                                        "bundle/shell",
                                        "deploy")
                                .flatMap(folder -> Distribution.jars(folder).stream())
                                .map(BundleListsIT::symbolicName),
                        Stream.of(LAUNCHER_SHARES))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String symbolicName(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest()
                    .getMainAttributes()
                    .getValue("Bundle-SymbolicName")
                    .replaceAll(";.*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code group/artifact/version} to the name of the bundle. */
    private static String symbolicName(String coordinates) {
        String[] parts = coordinates.split("/", -1);
        return parts[0].equals("dev.gantry")
                ? "dev.gantry." + parts[1].replace('-', '.')
                : parts[0] + "." + parts[1];
    }

    private static Set<String> all(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
