// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the public API with {@code api.txt}, until there is a release that a baseline tool can
 * compare with. A change of the API is a change of that file: {@code mvn test -pl runtime-spi
 * -Dgantry.api.update=true} writes it anew, and the review sees the difference.
 */
final class ApiSnapshotTest {
    private static final Path ROOT = Path.of(System.getProperty("gantry.root", ".."));
    private static final Path SNAPSHOT = ROOT.resolve("runtime-spi/src/test/resources/api.txt");

    @Test
    void apiIsAsRecorded() throws IOException {
        List<String> api = api();
        if (Boolean.getBoolean("gantry.api.update")) {
            Files.write(SNAPSHOT, api);
        }
        List<String> recorded = Files.readAllLines(SNAPSHOT);
        assertEquals(List.of(), without(api, recorded), "added");
        assertEquals(List.of(), without(recorded, api), "removed");
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> rest = new ArrayList<>(lines);
        rest.removeAll(others);
        return rest;
    }

    private static List<String> api() throws IOException {
        Path classes = ROOT.resolve("runtime-spi/target/classes");
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
                    .map(name -> name.substring(0, name.length() - 6).replaceAll("[/\\\\]", "."))
                    .sorted()
                    .map(ApiSnapshotTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .forEach(type -> describe(type, lines));
        }
        return lines;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiSnapshotTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void describe(Class<?> type, List<String> lines) {
        // Only newer Javas say of a type that it is sealed.
        String kind = type.toGenericString().replaceAll("\\b(non-)?sealed ", "");
        lines.add(kind + supertypes(type));
        Stream.<AnnotatedElement[]>of(
                        type.getDeclaredFields(),
                        type.getDeclaredConstructors(),
                        type.getDeclaredMethods())
                .flatMap(Stream::of)
                .filter(member -> isOpen((Member) member))
                .map(ApiSnapshotTest::text)
                .sorted()
                .forEach(line -> lines.add("    " + line));
    }

    private static String supertypes(Class<?> type) {
        List<String> names = new ArrayList<>();
        if (type.getSuperclass() != null) {
            names.add(type.getGenericSuperclass().getTypeName());
        }
        Stream.of(type.getGenericInterfaces()).forEach(each -> names.add(each.getTypeName()));
        return names.isEmpty() ? "" : " : " + String.join(", ", names);
    }

    private static boolean isOpen(Member member) {
        boolean open = (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
        return open && !member.isSynthetic();
    }

    private static String text(AnnotatedElement member) {
        if (member instanceof Field field) {
            return field.toGenericString();
        }
        return member instanceof Method method
                ? method.toGenericString()
                : ((Constructor<?>) member).toGenericString();
    }
}
