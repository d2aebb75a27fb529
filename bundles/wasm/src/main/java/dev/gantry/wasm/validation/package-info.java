// SPDX-License-Identifier: Apache-2.0
/**
 * Decides whether a module is valid, the same way whatever the engine, and shows each function to a
 * visitor while it does.
 *
 * <p>Read {@link dev.gantry.wasm.validation.ModuleValidator} first. Sections are read in the order of
 * the file into a {@link dev.gantry.wasm.validation.ModuleModel}; a function body is decoded into a
 * {@link dev.gantry.wasm.validation.FunctionBody}, then its types are checked.
 */
@NullMarked
package dev.gantry.wasm.validation;

import org.jspecify.annotations.NullMarked;
