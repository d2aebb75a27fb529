// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.GuestText;
import dev.gantry.engine.EngineService;
import dev.gantry.file.HostFolders;
import dev.gantry.shell.Container.IdleBundle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Says why a bundle is not active. Only looks: starting it to see what happens could start it. */
public final class BundleHealth {
    /** The namespace of what a bundle offers as services, and the types of those. */
    private static final String SERVICE = "osgi.service";

    private static final String TYPES = "objectClass";

    private final FrameworkWiring framework;

    public BundleHealth(BundleContext bundle) {
        framework = bundle.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** What is wrong with a bundle; nothing, for one that is active or has nothing to start. */
    public Optional<IdleBundle> complaint(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> installedOnly(bundle);
            case Bundle.RESOLVED -> hasWork(bundle) ? idle(bundle, "stopped") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<IdleBundle> installedOnly(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        boolean told = revision != null && isForAnotherJava(revision);
        return told ? Optional.empty() : idle(bundle, unresolved(revision));
    }

    /** Nothing is wrong with it: it offers one of several, and whoever lists those says what it needs. */
    private boolean isForAnotherJava(BundleRevision revision) {
        return isOneOfSeveral(revision)
                && revision
                        .getDeclaredRequirements(
                                ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)
                        .stream()
                        .anyMatch(platform -> framework.findProviders(platform).isEmpty());
    }

    private static boolean isOneOfSeveral(BundleRevision revision) {
        return !revision.getDeclaredCapabilities(EngineService.NAMESPACE).isEmpty()
                || revision.getDeclaredCapabilities(SERVICE).stream()
                        .map(service -> String.valueOf(service.getAttributes().get(TYPES)))
                        .anyMatch(types -> types.contains(HostFolders.class.getName()));
    }

    private static Optional<IdleBundle> idle(Bundle bundle, String reason) {
        String name = bundle.getSymbolicName();
        return Optional.of(
                new IdleBundle(
                        GuestText.clean(name == null ? bundle.getLocation() : name), reason));
    }

    private static boolean hasWork(Bundle bundle) {
        return bundle.getHeaders().get(Constants.BUNDLE_ACTIVATOR) != null
                || bundle.getHeaders().get("Service-Component") != null;
    }

    private String unresolved(@Nullable BundleRevision revision) {
        if (revision == null) {
            return "it is being removed";
        }
        return revision.getDeclaredRequirements(null).stream()
                .filter(BundleHealth::isMandatory)
                .filter(requirement -> framework.findProviders(requirement).isEmpty())
                .map(BundleHealth::missing)
                .findFirst()
                .orElse("what it needs comes only from bundles that do not resolve either");
    }

    private static boolean isMandatory(BundleRequirement requirement) {
        String resolution = directive(requirement, Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        String effective = directive(requirement, Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return !resolution.equals(Namespace.RESOLUTION_OPTIONAL)
                && (effective.isEmpty() || effective.equals(Namespace.EFFECTIVE_RESOLVE));
    }

    private static String missing(BundleRequirement requirement) {
        String filter = directive(requirement, Namespace.REQUIREMENT_FILTER_DIRECTIVE);
        return GuestText.cleanMessage("it needs " + requirement.getNamespace() + " " + filter)
                .strip();
    }

    private static String directive(BundleRequirement requirement, String name) {
        return requirement.getDirectives().getOrDefault(name, "");
    }
}
