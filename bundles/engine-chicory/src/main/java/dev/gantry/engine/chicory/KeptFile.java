// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@link ModuleClasses} as the content of a file: the name of the main class, the functions that stay
 * interpreted, and the classes.
 */
final class KeptFile {
    private KeptFile() {}

    static byte[] write(ModuleClasses classes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(body)) {
            out.writeUTF(classes.mainClass());
            out.writeInt(classes.interpreted().size());
            for (int function : classes.interpreted()) {
                out.writeInt(function);
            }
            out.writeInt(classes.classes().size());
            for (Map.Entry<String, byte[]> entry : classes.classes().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return body.toByteArray();
    }

    /**
     * @param mainClass the class that it must be about
     * @throws IOException if the content is not what {@link #write} once made of that class
     */
    static ModuleClasses read(String mainClass, byte[] content) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        if (!in.readUTF().equals(mainClass)) {
            throw new IOException("it belongs to another module");
        }
        Set<Integer> interpreted = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            interpreted.add(in.readInt());
        }
        Map<String, byte[]> classes = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), bytes(in));
        }
        return new ModuleClasses(mainClass, classes, interpreted);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length goes beyond its end");
        }
        return in.readNBytes(length);
    }
}
