// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.Spelling;
import dev.gantry.capability.json.StrictJson;
import dev.gantry.file.Mount;
import dev.gantry.policy.Grant;
import dev.gantry.policy.PermissionDocument;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file of permissions says: a request, a profile, or what a command line names. Folders with
 * relative names are taken from the folder that the file is in.
 *
 * @param allow in the file's order
 * @param deny in the file's order
 */
record PermissionFile(String name, List<Entry> allow, List<Grant> deny) {
    private static final int VERSION = 1;
    private static final int MAX_ENTRIES = 256;
    private static final List<String> KEYS = List.of("version", "description", "allow", "deny");
    private static final List<String> ENTRY_KEYS = List.of("grant", "why");

    /**
     * One thing that is allowed or asked for.
     *
     * @param why in the words of whoever wrote the file; empty if they said nothing
     */
    record Entry(Grant grant, String why) {}

    PermissionFile {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    List<Grant> grants() {
        return allow.stream().map(Entry::grant).toList();
    }

    /**
     * Reads a file.
     *
     * @throws dev.gantry.GantryException BAD_PERMISSIONS with the place of the mistake
     */
    static PermissionFile parse(PermissionDocument document) {
        return new Parser(document.name()).parse(document.content());
    }

    private static final class Parser {
        private final String name;
        private final Optional<Path> folder;
        private final List<Entry> allow = new ArrayList<>();
        private final List<Grant> deny = new ArrayList<>();
        private boolean versioned;

        private Parser(String name) {
            this.name = name;
            this.folder = folder(name);
        }

        /** Absent for what is no file, such as the request of a package. */
        private static Optional<Path> folder(String name) {
            try {
                Path file = Path.of(name);
                return file.isAbsolute() ? Optional.ofNullable(file.getParent()) : Optional.empty();
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }

        private PermissionFile parse(byte[] content) {
            StrictJson.read(name, content, this::member);
            if (!versioned) {
                String shown = GuestText.clean(name);
                throw new GantryException(
                        ErrorCode.BAD_PERMISSIONS,
                        shown,
                        shown + ": 'version' is missing; this is version " + VERSION);
            }
            return new PermissionFile(name, allow, deny);
        }

        private void member(StrictJson json, String key) {
            switch (key) {
                case "version" -> version(json);
                case "description" -> json.text();
                case "allow" -> json.list(() -> add(json, allow, entry(json)));
                case "deny" -> json.list(() -> add(json, deny, grant(json, false)));
                default -> throw unknown(json, key, KEYS);
            }
        }

        private void version(StrictJson json) {
            int version = json.number();
            if (version != VERSION) {
                throw json.wrong(
                        "version " + version + " is not known; this is version " + VERSION);
            }
            versioned = true;
        }

        private static <T> void add(StrictJson json, List<T> list, T element) {
            if (list.size() == MAX_ENTRIES) {
                throw json.wrong("more than " + MAX_ENTRIES + " entries");
            }
            list.add(element);
        }

        private Entry entry(StrictJson json) {
            if (json.isText()) {
                return new Entry(grant(json, true), "");
            }
            List<Grant> grants = new ArrayList<>();
            StringBuilder why = new StringBuilder();
            json.object(
                    key -> {
                        switch (key) {
                            case "grant" -> grants.add(grant(json, true));
                            case "why" -> why.append(json.text());
                            default -> throw unknown(json, key, ENTRY_KEYS);
                        }
                    });
            if (grants.isEmpty()) {
                throw json.wrong("'grant' is missing");
            }
            return new Entry(grants.get(0), why.toString());
        }

        private Grant grant(StrictJson json, boolean allows) {
            String text = json.text();
            try {
                Grant grant = Grant.parse(text);
                return grant.kind().equals(Mount.KIND_FOLDER) && !grant.parameter().isEmpty()
                        ? absolute(json, grant, allows)
                        : grant;
            } catch (IllegalArgumentException e) {
                throw json.wrong(String.valueOf(e.getMessage()));
            }
        }

        private Grant absolute(StrictJson json, Grant grant, boolean allows) {
            Mount mount = Mount.of(grant).orElseThrow();
            Path host = ((Mount.HostFolder) mount.source()).folder();
            if (host.isAbsolute()) {
                return grant;
            }
            Path base =
                    folder.orElseThrow(
                            () -> json.wrong("a relative folder means nothing outside of a file"));
            Path full = base.resolve(host);
            return allows
                    ? new Mount(new Mount.HostFolder(full), mount.guestPath(), mount.writable())
                            .grant()
                    : new Grant(grant.kind(), full.toString());
        }

        private static RuntimeException unknown(StrictJson json, String key, List<String> keys) {
            String nearest =
                    Spelling.nearest(key, keys)
                            .map(meant -> "did you mean '" + meant + "'?")
                            .orElse("there are " + String.join(", ", keys));
            return json.wrong("unknown key '" + GuestText.clean(key) + "'; " + nearest);
        }
    }
}
