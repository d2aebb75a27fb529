// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Marks the component that is an engine: sets the service properties {@code gantry.engine.id} and
 * {@code gantry.engine.trust}, and gives the bundle a capability, so that "needs some engine" is a
 * fact for the resolver.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(namespace = EngineService.NAMESPACE)
public @interface EngineService {
    /** The namespace of the capability. */
    String NAMESPACE = "dev.gantry.engine";

    /** Goes before the names of the service properties. */
    String PREFIX_ = "gantry.engine.";

    /** The same as {@link Engine#id()}. */
    @Attribute("id")
    String id();

    /** The same as {@link Engine#features()}, known before the bundle resolves. */
    @Attribute("features")
    EngineFeature[] features() default {};

    /** The same as {@link Engine#trust()}. */
    @Attribute("trust")
    Trust trust() default Trust.ANY_GUEST;
}
