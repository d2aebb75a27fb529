// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine;

/** What an exception of a tag carries: the parameters of its function type. */
public record TagType(FunctionType payload) implements ExternType {
    @Override
    public String toString() {
        return "tag " + payload;
    }
}
