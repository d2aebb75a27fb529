// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An object of JSON whose members are asked for by name and type. */
record JsonObject(Map<String, Object> members) {
    Optional<String> find(String name) {
        return Optional.ofNullable((String) members.get(name));
    }

    String text(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + this));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    JsonObject object(String name) {
        return (JsonObject) Objects.requireNonNull(members.get(name), name);
    }

    List<JsonObject> objects(String name) {
        return list(name).stream().map(JsonObject.class::cast).toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    private List<?> list(String name) {
        return (List<?>) members.getOrDefault(name, List.of());
    }
}
