// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import dev.gantry.policy.Grant;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A tree of files that a guest is to have. As a grant it is written {@code dir=HOST[::GUEST][:ro|:rw]},
 * {@code tmp[=GUEST]} or {@code mem[=GUEST]}.
 *
 * @param guestPath where the guest finds it: absolute or relative, as it was written
 */
public record Mount(Source source, String guestPath, boolean writable) {
    /** The kinds of grants that are mounts. */
    public static final String KIND_FOLDER = "dir";

    public static final String KIND_TEMPORARY = "tmp";
    public static final String KIND_MEMORY = "mem";

    private static final String SEPARATOR = "::";
    private static final String READ_ONLY = ":ro";
    private static final String WRITABLE = ":rw";
    private static final String STANDARD_TEMPORARY = "/tmp";
    private static final String STANDARD_MEMORY = "/mem";

    /**
     * The mount that a grant stands for; absent if it stands for something else.
     *
     * @throws IllegalArgumentException if a folder has no name
     */
    public static Optional<Mount> of(Grant grant) {
        String parameter = grant.parameter();
        return switch (grant.kind()) {
            case KIND_FOLDER -> Optional.of(folder(parameter));
            case KIND_TEMPORARY ->
                    Optional.of(
                            new Mount(new Temporary(), or(parameter, STANDARD_TEMPORARY), true));
            case KIND_MEMORY ->
                    Optional.of(new Mount(new InMemory(), or(parameter, STANDARD_MEMORY), true));
            default -> Optional.empty();
        };
    }

    /** Splits at the last {@code ::}, then takes a final {@code :ro} or {@code :rw} off. */
    private static Mount folder(String text) {
        boolean writable = text.endsWith(WRITABLE);
        boolean said = writable || text.endsWith(READ_ONLY);
        String paths = said ? text.substring(0, text.length() - WRITABLE.length()) : text;
        int split = paths.lastIndexOf(SEPARATOR);
        String host = split < 0 ? paths : paths.substring(0, split);
        String guest = split < 0 ? paths : paths.substring(split + SEPARATOR.length());
        if (host.isEmpty() || guest.isEmpty()) {
            throw new IllegalArgumentException("a folder of the host has no name");
        }
        return new Mount(new HostFolder(Path.of(host)), guest, writable);
    }

    private static String or(String text, String standard) {
        return text.isEmpty() ? standard : text;
    }

    /** The grant that stands for this mount, in its full form. */
    public Grant grant() {
        if (source instanceof HostFolder folder) {
            String mode = writable ? WRITABLE : READ_ONLY;
            return new Grant(KIND_FOLDER, folder.folder() + SEPARATOR + guestPath + mode);
        }
        return new Grant(source instanceof Temporary ? KIND_TEMPORARY : KIND_MEMORY, guestPath);
    }

    /** Where the files come from. */
    public sealed interface Source {}

    /** A folder of the host. */
    public record HostFolder(Path folder) implements Source {}

    /** An empty folder of the host that nobody else can enter, and that is gone after the run. */
    public record Temporary() implements Source {}

    /** An empty tree in the memory of the host, gone after the run. */
    public record InMemory() implements Source {}
}
