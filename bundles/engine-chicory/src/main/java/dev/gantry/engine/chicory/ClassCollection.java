// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.ClassCollector;
import java.util.Map;

/**
 * Takes the classes that Chicory's compiler makes, one by one: the only moments at which it can be
 * made to give up.
 */
final class ClassCollection implements ClassCollector {
    private final ClassCollector collected = new ByteClassCollector();
    private final CompileLimit limit;

    ClassCollection(CompileLimit limit) {
        this.limit = limit;
    }

    @Override
    public void put(String name, byte[] bytes) {
        limit.check();
        collected.put(name.replace('/', '.'), MendedCalls.in(bytes));
    }

    @Override
    public void putMainClass(String name, byte[] bytes) {
        limit.check();
        collected.putMainClass(name, MendedCalls.in(DistinctMethods.of(bytes)));
    }

    /** From a collection like this one. */
    @Override
    public void putAll(ClassCollector other) {
        collected.putAll(other);
    }

    @Override
    public String mainClassName() {
        return collected.mainClassName();
    }

    @Override
    public Map<String, byte[]> classBytes() {
        return collected.classBytes();
    }

    @Override
    public byte[] resolve(Class<?> type) {
        return collected.resolve(type);
    }
}
