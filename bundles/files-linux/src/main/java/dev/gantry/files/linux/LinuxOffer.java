// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.linux;

import dev.gantry.file.HostFolders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Says in the manifest that it offers one of several, and offers {@link LinuxFolders} where they can work; elsewhere a backend with a lower ranking is used.
 * Immediate: nobody asks for it.
 */
@Component(
        service = {},
        immediate = true)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"dev.gantry.file.HostFolders\"")
public final class LinuxOffer {
    /** Before the folders of plain Java. */
    private static final int RANKING = 100;

    private static final Logger LOG = System.getLogger(LinuxOffer.class.getName());

    private final @Nullable ServiceRegistration<HostFolders> registration;

    @Activate
    public LinuxOffer(BundleContext bundle) {
        Optional<String> obstacle =
                obstacle(
                        System.getProperty("os.name", ""),
                        System.getProperty("os.arch", ""),
                        LinuxFolders.class.getModule().isNativeAccessEnabled());
        obstacle.ifPresent(
                reason -> LOG.log(Level.INFO, "folders are opened by plain Java: {0}", reason));
        registration = obstacle.isPresent() ? null : register(bundle);
    }

    @SuppressWarnings("JdkObsolete") // the framework asks for a Dictionary
    private static ServiceRegistration<HostFolders> register(BundleContext bundle) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Constants.SERVICE_RANKING, RANKING);
        return bundle.registerService(HostFolders.class, new LinuxFolders(), properties);
    }

    @Deactivate
    void end() {
        if (registration != null) {
            registration.unregister();
        }
    }

    /**
     * What stands in the way, if anything does. Asks nothing of the C library: to link it takes longer
     * than some guests run, and many need no folder.
     */
    static Optional<String> obstacle(String system, String processor, boolean nativeAccess) {
        if (!system.equals("Linux") || !OpenFlags.areKnown(processor)) {
            return Optional.of("nothing else is written for " + system + " on " + processor);
        }
        return nativeAccess
                ? Optional.empty()
                : Optional.of("Java was started without --enable-native-access=ALL-UNNAMED");
    }
}
