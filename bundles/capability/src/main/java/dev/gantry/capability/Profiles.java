// SPDX-License-Identifier: Apache-2.0
package dev.gantry.capability;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.guest.GuestSpec;
import dev.gantry.policy.Grant;
import dev.gantry.policy.PermissionDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The named sets of grants, and the set of a guest that names none. Those of the user are files, {@code
 * profiles/NAME.json} in the configuration folder; one called like a built-in takes its place.
 */
final class Profiles {
    private static final String ENDING = ".json";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /**
     * Computing, output and its arguments: output goes where the caller said, and arguments are the
     * caller's own words to the guest. Neither tells a guest anything about the host.
     */
    private static final List<Grant> WITHOUT = grants("stdout", "stderr", "arg");

    private static final Map<String, List<Grant>> BUILT_IN =
            Map.of(
                    GuestSpec.PROFILE_COMMAND,
                    grants("stdin", "stdout", "stderr", "arg", "clock", "random"));

    private final Optional<Path> folder;

    /**
     * @param configFolder of the user; absent if there is none
     */
    Profiles(Optional<Path> configFolder) {
        this.folder = configFolder.map(config -> config.resolve("profiles"));
    }

    /**
     * What one set allows and takes away.
     *
     * @param source what reasons call it
     */
    record Profile(String source, List<Grant> allow, List<Grant> deny) {}

    /**
     * A profile by name; absent: what every guest may do.
     *
     * @throws GantryException CONFIGURATION, listing those that there are; BAD_PERMISSIONS
     */
    Profile find(Optional<String> name) {
        if (name.isEmpty()) {
            return new Profile("what every guest may do", WITHOUT, List.of());
        }
        String source = "the profile '" + name.get() + "'";
        Optional<PermissionFile> own = file(name.get()).map(Profiles::read);
        if (own.isPresent()) {
            return new Profile(source, own.get().grants(), own.get().deny());
        }
        return Optional.ofNullable(BUILT_IN.get(name.get()))
                .map(grants -> new Profile(source, grants, List.of()))
                .orElseThrow(() -> unknown(name.get()));
    }

    /** Only letters, digits, hyphens and underscores: a name is no path. */
    private Optional<Path> file(String name) {
        return folder.filter(present -> NAME.matcher(name).matches())
                .map(present -> present.resolve(name + ENDING))
                .filter(Files::exists);
    }

    private static PermissionFile read(Path file) {
        return PermissionFile.parse(PermissionDocument.read(file));
    }

    private GantryException unknown(String name) {
        String shown = GuestText.clean(name);
        return new GantryException(
                ErrorCode.CONFIGURATION,
                shown,
                "there is no profile '" + shown + "'; profiles: " + String.join(", ", names()));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(BUILT_IN.keySet());
        folder.filter(Files::isDirectory).ifPresent(present -> addFiles(present, names));
        return names;
    }

    private static void addFiles(Path folder, Set<String> names) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .limit(100)
                    .forEach(names::add);
        } catch (IOException e) {
            names.add("(" + GuestText.clean(folder.toString()) + " cannot be read)");
        }
    }

    private static List<Grant> grants(String... kinds) {
        return Arrays.stream(kinds).map(Grant::of).toList();
    }
}
