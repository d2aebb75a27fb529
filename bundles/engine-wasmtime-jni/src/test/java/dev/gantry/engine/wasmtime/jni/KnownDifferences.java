// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * What of the contract this engine does not do: the tests that {@code known-differences.txt} lists must
 * fail. One that does not is to be taken from the list.
 */
final class KnownDifferences implements InvocationInterceptor {
    private final Set<String> listed = read();

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation, method, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation, method, context);
    }

    private void run(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        String name = name(method);
        if (!listed.contains("* " + name) && !listed.contains(outermost(context) + " " + name)) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (TestAbortedException e) {
            throw e;
        } catch (Throwable expected) { // A test may fail with anything.
            return;
        }
        fail(name + " is listed as a known difference, and succeeds");
    }

    private static String name(ReflectiveInvocationContext<Method> method) {
        String name = method.getExecutable().getName();
        return method.getArguments().isEmpty() ? name : name + method.getArguments();
    }

    private static String outermost(ExtensionContext context) {
        Object first = context.getRequiredTestInstances().getAllInstances().get(0);
        return first.getClass().getSimpleName();
    }

    private static Set<String> read() {
        try (InputStream in = KnownDifferences.class.getResourceAsStream("known-differences.txt")) {
            if (in == null) {
                throw new IllegalStateException("no list");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
