// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.chicory;

import java.util.Map;

/**
 * Defines the classes of one module, each from the very bytes that were compiled or verified, and
 * when it is first used: most guests call few of their functions.
 */
final class ModuleClassLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    ModuleClassLoader(Map<String, byte[]> classes) {
        super(ModuleClassLoader.class.getClassLoader());
        this.classes = classes;
    }

    /** Has the virtual machine verify all classes now, where a mistake in them can still be mended. */
    void verify() throws ClassNotFoundException {
        for (String name : classes.keySet()) {
            Class.forName(name, true, this);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
