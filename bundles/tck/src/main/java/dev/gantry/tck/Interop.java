// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * How a test asks for what a bare machine lacks.
 *
 * <p>The system property {@code gantry.interop} decides about tools: {@code auto} runs the test where
 * the tool is found and skips it elsewhere with one line that names the tool; {@code required} fails
 * it there. The system property {@code gantry.long} decides about tests that take long.
 */
public final class Interop {
    private static final String MODE = "gantry.interop";
    private static final String LONG = "gantry.long";

    private static final Interop HERE =
            new Interop(
                    System.getProperty(MODE, "auto"),
                    Boolean.getBoolean(LONG),
                    Objects.requireNonNullElse(System.getenv("PATH"), ""));

    private final String mode;
    private final boolean patient;
    private final String path;

    Interop(String mode, boolean patient, String path) {
        this.mode = mode;
        this.patient = patient;
        this.path = path;
    }

    /** The tool of this name, if it is on the path. */
    public static Optional<Path> tool(String name) {
        return HERE.find(name);
    }

    /**
     * The tool of this name; without it the test ends here.
     *
     * @param origin where people get the tool
     */
    public static Path require(String name, String origin) {
        return HERE.demand(name, origin);
    }

    /**
     * Something other than a tool is not there; the test ends here.
     *
     * @param origin where people get it
     */
    public static void missing(String what, String origin) {
        HERE.endWithout(what, origin);
    }

    /** Ends the test here unless long tests were asked for. */
    public static void longRun() {
        HERE.demandTime();
    }

    Optional<Path> find(String name) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    Path demand(String name, String origin) {
        Optional<Path> tool = find(name);
        if (tool.isEmpty()) {
            endWithout("the tool '" + name + "'", origin);
        }
        return tool.orElseThrow();
    }

    void endWithout(String what, String origin) {
        String missing = "needs " + what + " (" + origin + ")";
        if (required()) {
            Assertions.fail(missing + ", and -D" + MODE + "=required");
        }
        skip(missing);
    }

    void demandTime() {
        if (!patient) {
            skip("takes long: run it with -Plong");
        }
    }

    private boolean required() {
        return switch (mode) {
            case "auto" -> false;
            case "required" -> true;
            default -> throw new IllegalArgumentException(MODE + " is auto or required: " + mode);
        };
    }

    private static void skip(String reason) {
        System.getLogger(Interop.class.getName())
                .log(System.Logger.Level.INFO, "test skipped: {0}", reason);
        Assumptions.abort(reason);
    }
}
