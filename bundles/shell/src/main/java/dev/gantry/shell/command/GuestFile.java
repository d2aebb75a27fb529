// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.InterfaceName;
import dev.gantry.engine.ImportType;
import dev.gantry.file.Mount;
import dev.gantry.guest.GuestInspection;
import dev.gantry.guest.GuestInspection.ModuleDetails;
import dev.gantry.guest.GuestSource;
import dev.gantry.guest.GuestSpec;
import dev.gantry.hostinterface.GrantCheck;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import dev.gantry.policy.PermissionDocument;
import dev.gantry.policy.PolicyRequest;
import dev.gantry.policy.Subject;
import dev.gantry.shell.Container;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file that grants are about: its real path, its bytes, and what it would ask a policy for. */
final class GuestFile {
    /** What could be a file or a grant is a file if it looks like one. */
    private static final Pattern NAME =
            Pattern.compile("((/|\\./|\\.\\./|~|file:).*)|([^=]*\\.wasm)", Pattern.DOTALL);

    private final Container container;
    private final Path directory;

    /**
     * @param directory where relative names start
     */
    GuestFile(Container container, Path directory) {
        this.container = container;
        this.directory = directory;
    }

    /** A guest that was looked at, and the question that a run from here would ask. */
    record Examined(Subject subject, GuestInspection inspection, PolicyRequest request) {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static List<GrantKind> kinds(Container container) {
        return container.hostInterfaces().stream().map(HostInterface::grantKind).toList();
    }

    Subject subject(String file) {
        return new Subject(name(file), inspect(file).digest());
    }

    /** The real path, or the path itself where nothing is there any more. */
    String name(String file) {
        Path path = path(file);
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize().toString();
        }
    }

    private Path path(String file) {
        return dev.gantry.shell.command.Subject.source(file, directory)
                        instanceof GuestSource.File found
                ? found.path()
                : Path.of(file);
    }

    Examined examine(String file) {
        GuestInspection inspection = inspect(file);
        Subject subject = new Subject(name(file), inspection.digest());
        PolicyRequest request =
                PolicyRequest.builder(inspection.name(), inspection.digest())
                        .profile(Optional.of(GuestSpec.PROFILE_COMMAND))
                        .imports(
                                imports(
                                        inspection,
                                        offer -> offer.grantCheck() == GrantCheck.AT_LINK))
                        .linked(imports(inspection, offer -> true))
                        .present(kinds(container))
                        .subject(Optional.of(subject))
                        .request(PermissionDocument.beside(path(file).toAbsolutePath()))
                        .build();
        return new Examined(subject, inspection, request);
    }

    private GuestInspection inspect(String file) {
        return new GuestRunner(container)
                .present()
                .inspect(dev.gantry.shell.command.Subject.source(file, directory));
    }

    /** Those host interfaces that are there, that it imports, and that are of this sort. */
    private Set<InterfaceName> imports(GuestInspection inspection, Predicate<HostInterface> sort) {
        Set<String> wanted =
                inspection.module().map(ModuleDetails::imports).orElse(List.of()).stream()
                        .map(ImportType::module)
                        .collect(Collectors.toSet());
        return container.hostInterfaces().stream()
                .filter(sort)
                .map(HostInterface::name)
                .filter(name -> wanted.contains(name.text()))
                .collect(Collectors.toSet());
    }

    /** A grant as it was typed; a folder with a relative name is taken from the caller's folder. */
    Grant grant(String text) {
        Grant grant = parsed(text);
        return mount(grant)
                .map(mount -> new Mount(here(mount), mount.guestPath(), mount.writable()).grant())
                .orElse(grant);
    }

    /** The same of what is taken away: a folder of the host, whatever guests call it. */
    Grant denial(String text) {
        Grant grant = parsed(text);
        boolean whole = mount(grant).map(mount -> isPlain(grant)).orElse(false);
        return whole
                ? new Grant(grant.kind(), here(mount(grant).orElseThrow()).folder().toString())
                : grant;
    }

    /** What is to be forgotten: a folder alone means all that was said about it. */
    Grant revocation(String text) {
        return isPlain(parsed(text)) ? denial(text) : grant(text);
    }

    private static boolean isPlain(Grant grant) {
        String parameter = grant.parameter();
        return !parameter.contains("::")
                && !parameter.endsWith(":ro")
                && !parameter.endsWith(":rw");
    }

    private static Optional<Mount> mount(Grant grant) {
        return grant.parameter().isEmpty()
                ? Optional.empty()
                : Mount.of(grant).filter(mount -> mount.source() instanceof Mount.HostFolder);
    }

    private Mount.HostFolder here(Mount mount) {
        Path folder = ((Mount.HostFolder) mount.source()).folder();
        // Not normalized: behind a link '..' means another folder, and the policy knows which.
        return new Mount.HostFolder(directory.toAbsolutePath().resolve(folder));
    }

    private static Grant parsed(String text) {
        try {
            Grant grant = Grant.parse(text);
            mount(grant);
            return grant;
        } catch (IllegalArgumentException e) {
            throw new GantryException(
                    ErrorCode.USAGE,
                    text,
                    "'" + GuestText.clean(text) + "' is no grant: " + e.getMessage(),
                    "write KIND or KIND=PARAMETER",
                    null);
        }
    }
}
