// SPDX-License-Identifier: Apache-2.0
package dev.gantry.host;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set under the PID {@code dev.gantry.host}. Empty: the built-in default. */
@ObjectClassDefinition(
        name = "Gantry: guests",
        description = "For guests whose caller says nothing; options of a command go before.")
@interface DefaultsConfiguration {
    @AttributeDefinition(description = "The id of the engine that they run on, and no other")
    String engine() default "";

    @AttributeDefinition(description = "All memories together: bytes, or with k, m, g")
    String memory() default "";

    @AttributeDefinition(description = "A number such as 1e9, or unlimited, which only counts")
    String fuel() default "";

    @AttributeDefinition(
            description = "From instantiation to the end: seconds, or with ms, s, m, h")
    String timeout() default "";

    @AttributeDefinition(description = "Counted the same on every engine: bytes, or with k, m, g")
    String stack() default "";

    @AttributeDefinition(description = "Kept of each captured stream: bytes, or with k, m, g")
    String output() default "";

    @AttributeDefinition(
            description = "By how much a guest may make files grow: bytes, or with k, m, g")
    String disk() default "";

    @AttributeDefinition(description = "How many files, folders and links a guest may add")
    String files() default "";

    @AttributeDefinition(description = "How many descriptors a guest may have open at a time")
    String handles() default "";

    @AttributeDefinition(
            description = "How long preparing and compiling may take: seconds, or with ms, s, m, h")
    String compileTimeout() default "";
}
