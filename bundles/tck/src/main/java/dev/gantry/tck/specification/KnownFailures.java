// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.specification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The commands that an engine is known to fail: a line each, {@code file.wast:line}, white space, and
 * the reason. Where one fault fails calls of one function again and again, {@code file.wast:function}
 * says that some of them fail. A line that starts with {@code #} is a remark.
 */
final class KnownFailures {
    private final Set<String> known;

    private KnownFailures(Set<String> known) {
        this.known = known;
    }

    /** Reads the resource that lies beside a class, if there is one. */
    static KnownFailures beside(Class<?> test, String resource) {
        try (InputStream in = test.getResourceAsStream(resource)) {
            return in == null
                    ? read("")
                    : read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KnownFailures read(String text) {
        Set<String> known = new HashSet<>();
        text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> known.add(subject(line)));
        return new KnownFailures(known);
    }

    private static String subject(String line) {
        String[] parts = line.strip().split("\\s+", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("a known failure without a reason: " + line);
        }
        return parts[0];
    }

    /** What is wrong with the list or the engine: failures that are not listed, listed ones that pass. */
    List<String> disagreements(List<Failure> failures) {
        List<String> wrong = new ArrayList<>();
        Set<String> passing = new HashSet<>(known);
        for (Failure failure : failures) {
            passing.remove(failure.place());
            passing.remove(failure.topic());
            if (!known.contains(failure.place()) && !known.contains(failure.topic())) {
                wrong.add(failure.toString());
            }
        }
        passing.forEach(subject -> wrong.add(subject + "  is listed as a failure, and passes"));
        return wrong;
    }
}
