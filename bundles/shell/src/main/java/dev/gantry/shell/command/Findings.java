// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.engine.Limits;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.Guests;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.shell.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at the parts of the container and at the folders it uses. */
final class Findings {
    private Findings() {}

    static List<Finding> ofParts(Container container) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("gantry", container.version()));
        findings.add(
                Finding.good("java", Runtime.version() + " in " + System.getProperty("java.home")));
        findings.add(guests(container));
        findings.add(policy(container));
        findings.addAll(engines(container));
        findings.addAll(hostInterfaces(container));
        findings.add(files(container));
        container
                .idleBundles()
                .forEach(
                        bundle ->
                                findings.add(
                                        Finding.missing(
                                                "bundle",
                                                bundle.name() + " is not active",
                                                GuestText.cleanMessage(bundle.reason()))));
        return findings;
    }

    /** The configuration files in the order in which they count, then what is made of them. */
    static List<Finding> ofConfiguration(Container container) {
        List<Finding> findings = new ArrayList<>();
        for (Container.ConfigurationFile file : container.configuration()) {
            findings.add(
                    file.isGood()
                            ? Finding.good("configuration", described(file))
                            : Finding.broken(
                                    "configuration",
                                    GuestText.cleanMessage(file.trouble()),
                                    "mend the file, or take it away"));
        }
        container.guests().map(guests -> limits(guests, container)).ifPresent(findings::add);
        return findings;
    }

    private static String described(Container.ConfigurationFile file) {
        String path = GuestText.clean(file.path().toString());
        return file.keys().isEmpty() ? path : path + ": " + String.join(", ", file.keys());
    }

    private static Finding limits(Guests guests, Container container) {
        try {
            Limits limits = ConfiguredValues.limits(guests, container);
            return Finding.good("limits", ConfiguredValues.describe(limits, container));
        } catch (GantryException e) {
            String what = GuestText.cleanMessage(String.valueOf(e.getMessage()));
            return Finding.broken("limits", what, e.hint());
        }
    }

    static List<Finding> ofPlaces(Container container) {
        List<Finding> findings = new ArrayList<>();
        for (Container.Place place : Container.Place.values()) {
            String subject = place.name().toLowerCase(Locale.ROOT);
            container
                    .place(place)
                    .map(path -> folder(subject, path, place != Container.Place.HOME))
                    .ifPresent(findings::add);
        }
        container.deployFolders().forEach(path -> findings.add(folder("deploy", path, false)));
        return findings;
    }

    private static Finding guests(Container container) {
        return container.guests().isPresent()
                ? Finding.good("guests", "can be run")
                : Finding.missing(
                        "guests", "nothing runs them", "install the bundle dev.gantry.host");
    }

    private static Finding policy(Container container) {
        return container.hasPolicy()
                ? Finding.good("policy", "present")
                : Finding.missing("policy", "none", ErrorCode.NO_POLICY.hint());
    }

    /** They are not needed to run a guest, only to give it something. */
    private static Finding files(Container container) {
        return container
                .filePromise()
                .map(promise -> Finding.good("files", promise))
                .orElseGet(
                        () ->
                                Finding.spare(
                                        "files",
                                        "no directories for guests",
                                        "install the bundle dev.gantry.files"));
    }

    private static List<Finding> engines(Container container) {
        List<EngineStatus> engines = container.guests().map(Guests::engines).orElse(List.of());
        if (engines.isEmpty()) {
            return List.of(Finding.missing("engine", "none", ErrorCode.NO_ENGINE.hint()));
        }
        List<Finding> findings = new ArrayList<>();
        engines.forEach(engine -> findings.add(engine(engine)));
        if (engines.stream().noneMatch(engine -> engine.use().usable())) {
            findings.add(Finding.missing("engine", "none can be used", ErrorCode.NO_ENGINE.hint()));
        }
        return findings;
    }

    /** One that is broken matters; one that never was complete is only mentioned. */
    private static Finding engine(EngineStatus engine) {
        EngineStatus.Use use = engine.use();
        Optional<LibraryStatus> library = engine.holdings().library();
        Optional<Path> file = library.flatMap(LibraryStatus::file);
        String what =
                GuestText.cleanMessage(
                        (engine.id() + " " + engine.version()).strip()
                                + ", "
                                + use.reason()
                                + file.map(path -> "; library " + path).orElse("")
                                + library.flatMap(LibraryStatus::sha256)
                                        .map(digest -> ", SHA-256 " + digest)
                                        .orElse(""));
        if (use.usable()) {
            return Finding.good("engine", what);
        }
        boolean broken = use.chosen() || !engine.version().isEmpty() || file.isPresent();
        return broken
                ? Finding.broken("engine", what, use.hint())
                : Finding.spare("engine", what, use.hint());
    }

    private static List<Finding> hostInterfaces(Container container) {
        List<HostInterface> present = container.hostInterfaces();
        if (present.isEmpty()) {
            String remedy = "install the bundle dev.gantry.wasi.p1";
            return List.of(Finding.missing("host interface", "none", remedy));
        }
        return present.stream()
                .map(offer -> offer.name() + ", " + offer.functions().size() + " functions")
                .sorted()
                .map(what -> Finding.good("host interface", what))
                .toList();
    }

    /** A folder that does not exist yet is as good as one that can be made. */
    private static Finding folder(String subject, Path path, boolean writes) {
        boolean there = Files.isDirectory(path);
        String what = path + (there ? "" : " (not there yet)");
        Path existing = nearestExisting(path);
        if (!writes || (Files.isDirectory(existing) && Files.isWritable(existing))) {
            return Finding.good(subject, what);
        }
        return Finding.missing(
                subject, what + " cannot be written", "make it writable, or set GANTRY_HOME");
    }

    private static Path nearestExisting(Path path) {
        Path existing = path.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }
}
