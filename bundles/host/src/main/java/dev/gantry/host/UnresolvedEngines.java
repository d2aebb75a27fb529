// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import dev.gantry.GuestText;
import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.EngineService;
import dev.gantry.engine.Trust;
import dev.gantry.guest.EngineStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** The engines in bundles that do not resolve, as their manifests tell. */
final class UnresolvedEngines {
    private static final Pattern VERSION = Pattern.compile("\\(version[>=]*=([0-9]+)");

    private final BundleContext context;

    UnresolvedEngines(BundleContext context) {
        this.context = context;
    }

    List<EngineStatus> list() {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .flatMap(bundle -> Stream.ofNullable(bundle.adapt(BundleRevision.class)))
                .flatMap(this::engines)
                .toList();
    }

    private Stream<EngineStatus> engines(BundleRevision revision) {
        List<BundleCapability> engines = revision.getDeclaredCapabilities(EngineService.NAMESPACE);
        return engines.stream().map(engine -> status(engine.getAttributes(), use(revision)));
    }

    private EngineStatus.Use use(BundleRevision revision) {
        FrameworkWiring framework =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        List<BundleRequirement> platforms =
                revision.getDeclaredRequirements(
                        ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE);
        return platforms.stream()
                .filter(platform -> framework.findProviders(platform).isEmpty())
                .map(platform -> platform.getDirectives().getOrDefault("filter", ""))
                .findFirst()
                .map(UnresolvedEngines::needsAnotherJava)
                .orElseGet(() -> needsSomething(revision.getSymbolicName()));
    }

    /** For example of {@code (&(osgi.ee=JavaSE)(version=22))}. */
    static EngineStatus.Use needsAnotherJava(String filter) {
        Matcher version = VERSION.matcher(filter);
        String needed = version.find() ? "Java " + version.group(1) + " or newer" : "another Java";
        return EngineStatuses.unusable(
                "it needs " + needed + ", and this is Java " + Runtime.version().feature(),
                "set GANTRY_JAVA to " + needed);
    }

    private static EngineStatus.Use needsSomething(String bundle) {
        return EngineStatuses.unusable(
                "its bundle " + GuestText.clean(bundle) + " does not resolve",
                "'doctor' says what the bundle needs");
    }

    /** What {@link EngineService} has the build write into the manifest. */
    static EngineStatus status(Map<String, Object> attributes, EngineStatus.Use use) {
        boolean weak = Trust.TRUSTED_GUESTS_ONLY.name().equals(attributes.get("trust"));
        return EngineStatuses.absent(
                String.valueOf(attributes.get("id")),
                weak ? Trust.TRUSTED_GUESTS_ONLY : Trust.ANY_GUEST,
                features(attributes.getOrDefault("features", List.of())),
                use);
    }

    /** One name or several; a bundle of another version may know features that this one does not. */
    private static Set<EngineFeature> features(Object declared) {
        Collection<?> names = declared instanceof Collection<?> many ? many : List.of(declared);
        Set<EngineFeature> features = EnumSet.noneOf(EngineFeature.class);
        Arrays.stream(EngineFeature.values())
                .filter(feature -> names.contains(feature.name()))
                .forEach(features::add);
        return features;
    }
}
