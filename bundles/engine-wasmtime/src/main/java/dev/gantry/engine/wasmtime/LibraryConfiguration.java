// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set under the PID {@code dev.gantry.engine.wasmtime}. */
@ObjectClassDefinition(
        name = "Gantry: the library of Wasmtime",
        description = "Which file is loaded, where it is not the one that was installed.")
@interface LibraryConfiguration {
    @AttributeDefinition(description = "The absolute path of the library, which is used or refused")
    String library() default "";

    @AttributeDefinition(
            description =
                    "SHA-256s of libraries to accept beside the known ones, with commas between")
    String accept() default "";
}
