// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileTimes;
import dev.gantry.file.GuestFolder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.function.Executable;

/** Everything that a guest can ask for with a path, by name. */
final class EveryPathCall {
    static final FileTimes TIMES = new FileTimes(OptionalLong.of(1), OptionalLong.of(1));

    private EveryPathCall() {}

    /** Calls that follow a link at the end, where they can. */
    static Map<String, Executable> following(GuestFolder folder, String path) {
        Map<String, Executable> calls = new LinkedHashMap<>();
        calls.put("open to read", () -> folder.openFile(path, true, GuestFilesTest.READ));
        calls.put("open to write", () -> folder.openFile(path, true, GuestFilesTest.WRITE));
        calls.put("open to create", () -> folder.openFile(path, true, GuestFilesTest.CREATE));
        calls.put("open to replace", () -> folder.openFile(path, true, GuestFilesTest.REPLACE));
        calls.put("open folder", () -> folder.openFolder(path, true));
        calls.put("status", () -> folder.status(path, true));
        calls.put("set times", () -> folder.setTimes(path, true, TIMES));
        calls.put("add name from", () -> folder.addName(path, true, folder, "new"));
        return calls;
    }

    /** Calls that are about the last component itself. */
    static Map<String, Executable> onTheEntry(GuestFolder folder, String path) {
        Map<String, Executable> calls = new LinkedHashMap<>();
        calls.put("open to read", () -> folder.openFile(path, false, GuestFilesTest.READ));
        calls.put("open to create", () -> folder.openFile(path, false, GuestFilesTest.CREATE));
        calls.put("create new", () -> folder.openFile(path, false, GuestFilesTest.CREATE_NEW));
        calls.put("open folder", () -> folder.openFolder(path, false));
        calls.put("status", () -> folder.status(path, false));
        calls.put("set times", () -> folder.setTimes(path, false, TIMES));
        calls.put("create folder", () -> folder.createFolder(path));
        calls.put("create link", () -> folder.createLink("target", path));
        calls.put("read link", () -> folder.readLink(path));
        calls.put("add name from", () -> folder.addName(path, false, folder, "new"));
        calls.put("add name to", () -> folder.addName("file", false, folder, path));
        calls.put("rename from", () -> folder.rename(path, folder, "new"));
        calls.put("rename to", () -> folder.rename("file", folder, path));
        calls.put("remove file", () -> folder.removeFile(path));
        calls.put("remove folder", () -> folder.removeFolder(path));
        return calls;
    }

    /** All of them, for a path that must never get so far that it matters. */
    static Map<String, Executable> all(GuestFolder folder, String path) {
        Map<String, Executable> calls = new LinkedHashMap<>();
        following(folder, path).forEach((name, call) -> calls.put(name + ", following", call));
        calls.putAll(onTheEntry(folder, path));
        return calls;
    }
}
