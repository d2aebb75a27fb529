// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, in order. */
public final class JsonObject {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    public JsonObject text(String name, String value) {
        members.put(name, value);
        return this;
    }

    public JsonObject number(String name, Number value) {
        members.put(name, value);
        return this;
    }

    public JsonObject truth(String name, boolean value) {
        members.put(name, value);
        return this;
    }

    /** Texts, numbers or objects. */
    public JsonObject list(String name, List<?> values) {
        members.put(name, values);
        return this;
    }

    /** A text or a number, or null where it is absent. */
    public JsonObject maybe(String name, Optional<?> value) {
        members.put(name, value.orElse(null));
        return this;
    }

    Map<String, @Nullable Object> members() {
        return members;
    }
}
