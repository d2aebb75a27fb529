// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import dev.gantry.engine.EngineLibrary;
import dev.gantry.guest.Guests;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.AuditLog;
import dev.gantry.policy.Permissions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container that holds what a test puts into it. */
public final class FakeContainer implements Container {
    public Optional<Guests> guests = Optional.empty();
    public Optional<Permissions> permissions = Optional.empty();
    public Optional<AuditLog> auditLog = Optional.empty();
    public boolean policy = true;
    public boolean oneCommand;
    public final List<EngineLibrary> engineLibraries = new ArrayList<>();
    public final List<HostInterface> hostInterfaces = new ArrayList<>();
    public final List<IdleBundle> idleBundles = new ArrayList<>();
    public final List<ConfigurationFile> configuration = new ArrayList<>();
    public final Map<Place, Path> places = new EnumMap<>(Place.class);

    public static FakeContainer with(Guests guests) {
        FakeContainer container = new FakeContainer();
        container.guests = Optional.of(guests);
        return container;
    }

    @Override
    public Optional<Guests> guests() {
        return guests;
    }

    @Override
    public Optional<Permissions> permissions() {
        return permissions;
    }

    @Override
    public Optional<AuditLog> auditLog() {
        return auditLog;
    }

    @Override
    public boolean hasPolicy() {
        return policy;
    }

    @Override
    public boolean isEnding() {
        return false;
    }

    @Override
    public Optional<String> filePromise() {
        return Optional.of("kept apart in tests");
    }

    @Override
    public List<HostInterface> hostInterfaces() {
        return hostInterfaces;
    }

    @Override
    public List<IdleBundle> idleBundles() {
        return idleBundles;
    }

    @Override
    public String version() {
        return "1.2.3";
    }

    @Override
    public Optional<Path> place(Place place) {
        return Optional.ofNullable(places.get(place));
    }

    @Override
    public List<Path> deployFolders() {
        return List.of();
    }

    @Override
    public List<ConfigurationFile> configuration() {
        return configuration;
    }

    @Override
    public List<EngineLibrary> engineLibraries() {
        return engineLibraries;
    }

    @Override
    public boolean runsOneCommand() {
        return oneCommand;
    }

    @Override
    public boolean debug() {
        return false;
    }
}
