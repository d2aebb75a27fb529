// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.command;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.guest.GuestSource;
import dev.gantry.shell.Arguments;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a guest is named by. The text alone decides; no file or registry is asked. */
final class Subject {
    private static final Pattern URL = Pattern.compile("(oci|https)://.+");
    private static final Pattern FILE =
            Pattern.compile("(/|\\./|\\.\\./|~).*|.*\\.wasm", Pattern.DOTALL);
    private static final Pattern OCI =
            Pattern.compile("([^/]*[.:][^/]*|localhost)/.+", Pattern.DOTALL);
    private static final Pattern PACKAGE =
            Pattern.compile("[a-z][a-z0-9-]*[:/][a-z][a-z0-9-]*(@.+)?");
    private static final String FORMS =
            "a file starts with / ./ ../ ~ or file:, or ends in .wasm; './NAME' means the file NAME;"
                    + " other forms are oci://..., https://..., host/repository[:tag] and"
                    + " namespace:name[@version]";

    private Subject() {}

    /**
     * @param directory where relative names start
     */
    static GuestSource source(String text, Path directory) {
        if (text.startsWith("file:")) {
            return file(afterScheme(text), directory);
        }
        if (URL.matcher(text).matches()) {
            throw noPackageRegistry(text);
        }
        if (FILE.matcher(text).matches()) {
            return file(text, directory);
        }
        if (OCI.matcher(text).matches() || PACKAGE.matcher(text).matches()) {
            throw noPackageRegistry(text);
        }
        throw Arguments.mistake(
                text, "'" + GuestText.clean(text) + "' names no guest in any known form", FORMS);
    }

    /** {@code file:///a} and {@code file:a}; the rest is a path as it stands, not percent-encoded. */
    private static String afterScheme(String text) {
        String path = text.substring("file:".length());
        return path.startsWith("//") ? path.substring(2) : path;
    }

    private static GuestSource file(String text, Path directory) {
        boolean atHome = text.equals("~") || text.startsWith("~/");
        String name = atHome ? System.getProperty("user.home") + text.substring(1) : text;
        try {
            return new GuestSource.File(directory.resolve(name));
        } catch (InvalidPathException e) {
            throw Arguments.mistake(
                    text, "'" + GuestText.clean(text) + "' is no path: " + e.getReason(), FORMS);
        }
    }

    private static GantryException noPackageRegistry(String text) {
        return new GantryException(
                ErrorCode.CONFIGURATION,
                text,
                "'"
                        + GuestText.clean(text)
                        + "' is a package, and this build has no package registry",
                "download the file and name its path; './NAME' means the file NAME",
                null);
    }
}
