// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A module as the library gets it: without custom sections, so that it reads no debugging information
 * of a guest; named, so that a frame tells which module it belongs to; and with an export for each
 * memory and table that may grow and is not exported, because the library shows the size of nothing
 * else. Nobody but the engine sees the added names.
 */
final class GuestForm {
    private static final int MODULE_NAME = 0;

    private final ModuleBytes module;
    private final Declarations declarations;
    private final String addedPrefix;
    private final List<Declarations.Export> added = new ArrayList<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private long size;
    private long codeShift;

    /**
     * @param name tells frames of the module from those of others
     */
    GuestForm(ModuleBytes module, Declarations declarations, String name) {
        this.module = module;
        this.declarations = declarations;
        this.addedPrefix = unusedPrefix();
        addExports(ItemKind.MEMORY);
        addExports(ItemKind.TABLE);
        write(name);
    }

    /** The parts of the rewritten module, in order. */
    List<ByteBuffer> parts() {
        return parts;
    }

    /** How much further on code stands in the rewritten module than in the original one. */
    long codeShift() {
        return codeShift;
    }

    /** What the library exports beside what the guest does. */
    List<Declarations.Export> added() {
        return added;
    }

    private void addExports(ItemKind kind) {
        Set<Integer> exported = new HashSet<>();
        for (Declarations.Export export : declarations.exports()) {
            if (export.kind() == kind) {
                exported.add(export.index());
            }
        }
        for (Declarations.Definition own : declarations.definitions(kind)) {
            if (own.canGrow() && !exported.contains(own.index())) {
                added.add(new Declarations.Export(addedPrefix + added.size(), kind, own.index()));
            }
        }
    }

    private String unusedPrefix() {
        String prefix = "gantry:";
        while (isUsed(prefix)) {
            prefix += "'";
        }
        return prefix;
    }

    private boolean isUsed(String prefix) {
        return declarations.exports().stream().anyMatch(item -> item.name().startsWith(prefix));
    }

    private void write(String name) {
        add(module.slice(0, ModuleBytes.HEADER));
        Optional<ByteBuffer> exports = added.isEmpty() ? Optional.empty() : Optional.of(exports());
        for (ModuleBytes.Section section : module.sections()) {
            if (exports.isPresent() && comesAfterExports(section.id())) {
                add(exports.get());
                exports = Optional.empty();
            }
            if (section.id() == ModuleBytes.CODE) {
                codeShift = size - section.start();
            }
            boolean replaced = section.id() == ModuleBytes.EXPORTS && !added.isEmpty();
            if (section.id() != ModuleBytes.CUSTOM && !replaced) {
                add(module.slice(section.start(), section.to()));
            }
        }
        exports.ifPresent(this::add);
        add(nameSection(name));
    }

    /** Start, elements, the number of data segments, code, data: whatever stands behind exports. */
    private static boolean comesAfterExports(int section) {
        return section >= ModuleBytes.START && section != ModuleBytes.TAGS;
    }

    private void add(ByteBuffer part) {
        parts.add(part);
        size += part.remaining();
    }

    private ByteBuffer exports() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        number(content, declarations.exports().size() + added.size());
        List<Declarations.Export> all = new ArrayList<>(declarations.exports());
        all.addAll(added);
        for (Declarations.Export export : all) {
            name(content, export.name());
            content.write(export.kind().code());
            number(content, export.index());
        }
        return section(ModuleBytes.EXPORTS, content);
    }

    private static ByteBuffer nameSection(String name) {
        ByteArrayOutputStream moduleName = new ByteArrayOutputStream();
        name(moduleName, name);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        name(content, "name");
        content.write(MODULE_NAME);
        number(content, moduleName.size());
        content.writeBytes(moduleName.toByteArray());
        return section(ModuleBytes.CUSTOM, content);
    }

    private static ByteBuffer section(int id, ByteArrayOutputStream content) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        section.write(id);
        number(section, content.size());
        section.writeBytes(content.toByteArray());
        return ByteBuffer.wrap(section.toByteArray());
    }

    private static void name(ByteArrayOutputStream out, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
