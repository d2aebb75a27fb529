// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import dev.gantry.GantryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A virtual machine of its own that opens or installs a library and says what failed. */
final class LibraryProcess {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private LibraryProcess() {}

    /** The start of the command line of a Java that calls no native code. */
    static List<String> forbiddingNativeCode() {
        return Runtime.version().feature() >= 24
                ? List.of(JAVA, "--illegal-native-access=deny")
                : List.of(JAVA, "--enable-native-access=java.logging");
    }

    /** The start of the command line of a Java for which every disk is full after 512 KiB. */
    static List<String> writingLittle() {
        return List.of("sh", "-c", "ulimit -f 1024; exec \"$0\" -XX:-UsePerfData \"$@\"", JAVA);
    }

    static String run(List<String> java, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(LibraryProcess.class.getName());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] said = process.getInputStream().readAllBytes();
        process.waitFor();
        return new String(said, StandardCharsets.UTF_8);
    }

    /**
     * Prints {@code done}, or what failed with its hint.
     *
     * @param arguments {@code open FILE} or {@code install FILE DATA}
     */
    public static void main(String[] arguments) {
        try {
            if (arguments[0].equals("open")) {
                open(new LibrarySettings(arguments[1], ""));
            } else {
                install(arguments[1], Path.of(arguments[2]));
            }
            System.out.println("done");
        } catch (GantryException e) {
            System.out.println(e.describe() + "; " + e.hint());
        }
    }

    private static void open(LibrarySettings settings) {
        var search = new LibrarySearch(settings, LibraryFiles.LINUX, Optional.empty());
        new WasmtimeLibrary(
                        search,
                        new LibraryCheck(settings, LibraryFiles.LINUX, LibraryFiles.FORGETFUL))
                .open();
    }

    private static void install(String file, Path data) {
        new LibraryInstaller(
                        new InstalledCopy(data, LibraryFiles.LINUX),
                        new LibraryCheck(
                                LibrarySettings.NONE, LibraryFiles.LINUX, LibraryFiles.FORGETFUL),
                        LibraryFiles.LINUX,
                        "")
                .install(Optional.of(file), text -> {});
    }
}
