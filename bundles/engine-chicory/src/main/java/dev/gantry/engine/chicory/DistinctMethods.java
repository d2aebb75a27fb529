// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Leaves out methods that a class has twice. Chicory makes one for each combination of results, and
 * gives those the same name that differ in the kind of a reference only; they also do the same.
 */
final class DistinctMethods extends ClassVisitor {
    private final Set<String> seen = new HashSet<>();

    private DistinctMethods(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static byte[] of(byte[] bytes) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(new DistinctMethods(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        return seen.add(name + descriptor)
                ? super.visitMethod(access, name, descriptor, signature, exceptions)
                : null;
    }
}
