// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set under the PID {@code dev.gantry.capability}. */
@ObjectClassDefinition(
        name = "Gantry: capability",
        description = "What no guest ever gets, and how the audit is kept.")
@interface CapabilityConfiguration {
    @AttributeDefinition(
            description =
                    "What no guest ever gets, whatever grants it: KIND or KIND=PARAMETER, separated by"
                            + " commas")
    String deny() default "";

    @AttributeDefinition(description = "true: no guest runs where the audit cannot be written")
    String audit_required() default "false";

    @AttributeDefinition(
            description = "How large one file of the audit grows: bytes, or with k, m, g")
    String audit_file() default "8m";

    @AttributeDefinition(
            description = "How large the audit grows; then its oldest files are removed")
    String audit_total() default "64m";

    @AttributeDefinition(
            description = "How many files the audit has; then the oldest ones are removed")
    String audit_files() default "500";
}
