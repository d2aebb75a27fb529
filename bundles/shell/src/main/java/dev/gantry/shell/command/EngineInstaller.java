// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.Spelling;
import dev.gantry.engine.EngineLibrary;
import dev.gantry.engine.LibraryStatus;
import dev.gantry.guest.EngineStatus;
import dev.gantry.guest.Guests;
import dev.gantry.shell.Arguments;
import dev.gantry.shell.Caller;
import dev.gantry.shell.CommandResult;
import dev.gantry.shell.Container;
import dev.gantry.shell.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Installs and removes the native library of an engine, as a command line says. */
final class EngineInstaller {
    private final Container container;

    EngineInstaller(Container container) {
        this.container = container;
    }

    CommandResult install(String engine, Arguments arguments, Caller caller) {
        EngineLibrary library = library(engine);
        Optional<String> source = arguments.value("from").map(from -> resolved(from, caller));
        if (source.isEmpty() && !arguments.has("yes")) {
            new Agreement(caller).require(engine, library.download());
        }
        LibraryStatus installed = install(library, source, ProgressLine.of(arguments, caller));
        List<String> lines = new ArrayList<>();
        installed
                .file()
                .ifPresent(
                        file -> lines.add("library  " + GuestText.cleanMessage(file.toString())));
        installed.sha256().ifPresent(digest -> lines.add("sha256   " + digest));
        return CommandResult.success(lines, json(library, installed));
    }

    /** What is an address is left alone; a path is taken from the caller's folder. */
    private static String resolved(String source, Caller caller) {
        return source.contains("://") ? source : caller.directory().resolve(source).toString();
    }

    private LibraryStatus install(
            EngineLibrary library, Optional<String> source, ProgressLine progress) {
        try (progress) {
            return UnhurriedExit.during(() -> library.install(source, progress::show));
        }
    }

    CommandResult remove(String engine) {
        EngineLibrary library = library(engine);
        boolean removed = library.remove();
        LibraryStatus left = library.status();
        JsonObject json = json(library, left).truth("removed", removed);
        CommandResult result =
                removed
                        ? CommandResult.success(List.of("removed  the library of " + engine), json)
                        : CommandResult.success(List.of(), json)
                                .noting("no library of " + engine + " was installed");
        return left.file()
                .map(
                        file ->
                                result.noting(
                                        "left alone: " + GuestText.cleanMessage(file.toString())))
                .orElse(result);
    }

    private static JsonObject json(EngineLibrary library, LibraryStatus status) {
        return new JsonObject()
                .text("engine", library.engine())
                .maybe("library", Optional.of(EngineListing.json(status)));
    }

    private EngineLibrary library(String engine) {
        return container.engineLibraries().stream()
                .filter(library -> library.engine().equals(engine))
                .findFirst()
                .orElseThrow(() -> refusal(engine));
    }

    private GantryException refusal(String engine) {
        List<EngineStatus> all = container.guests().map(Guests::engines).orElse(List.of());
        return all.stream()
                .filter(known -> known.id().equals(engine))
                .findFirst()
                .map(EngineInstaller::withoutLibrary)
                .orElseGet(() -> unknown(engine, all));
    }

    private static GantryException withoutLibrary(EngineStatus engine) {
        return engine.use().usable()
                ? new GantryException(
                        ErrorCode.LIBRARY_NOT_INSTALLED,
                        engine.id(),
                        "the engine " + engine.id() + " comes with all it needs",
                        "there is nothing to install or to remove",
                        null)
                : new GantryException(
                        ErrorCode.ENGINE_UNUSABLE,
                        engine.id(),
                        "the engine " + engine.id() + " cannot be used: " + engine.use().reason(),
                        engine.use().hint(),
                        null);
    }

    private static GantryException unknown(String engine, List<EngineStatus> all) {
        List<String> ids = all.stream().map(EngineStatus::id).toList();
        String message = "there is no engine '" + GuestText.clean(engine) + "'";
        return new GantryException(
                ErrorCode.UNKNOWN_ENGINE,
                engine,
                Spelling.nearest(engine, ids)
                        .map(nearest -> message + "; did you mean '" + nearest + "'?")
                        .orElse(message));
    }
}
