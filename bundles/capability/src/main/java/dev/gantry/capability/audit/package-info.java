// SPDX-License-Identifier: Apache-2.0
/**
 * The audit: what guests did, a line each, chained so that a change is noticed.
 *
 * <p>Read {@link dev.gantry.capability.audit.AuditTrails} first: it records. {@link
 * dev.gantry.capability.audit.ChainedFile} is the format, {@link dev.gantry.capability.audit.ChainCheck}
 * its check, {@link dev.gantry.capability.audit.AuditFiles} what commands read it by.
 */
@NullMarked
package dev.gantry.capability.audit;

import org.jspecify.annotations.NullMarked;
