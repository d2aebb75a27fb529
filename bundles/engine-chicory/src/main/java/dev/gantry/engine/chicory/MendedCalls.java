// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has a class that Chicory compiled call {@link MendedOperations} instead of Chicory's own. */
final class MendedCalls extends ClassVisitor {
    private static final String OPERATIONS = "com/dylibso/chicory/runtime/OpcodeImpl";
    private static final String MENDED = MendedOperations.class.getName().replace('.', '/');
    private static final Set<String> NAMES = Set.of("F32_ABS", "TABLE_FILL", "TABLE_INIT");

    private MendedCalls(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static byte[] in(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new MendedCalls(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, next) {
            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String called, String type, boolean ofInterface) {
                boolean mended = owner.equals(OPERATIONS) && NAMES.contains(called);
                super.visitMethodInsn(opcode, mended ? MENDED : owner, called, type, ofInterface);
            }
        };
    }
}
