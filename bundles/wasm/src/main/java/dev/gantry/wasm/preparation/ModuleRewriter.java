// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.preparation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.ByteSink;
import dev.gantry.wasm.outline.BinaryKind;
import dev.gantry.wasm.outline.Section;
import dev.gantry.wasm.outline.SectionKind;
import dev.gantry.wasm.validation.FunctionBody;
import dev.gantry.wasm.validation.FunctionVisitor;
import dev.gantry.wasm.validation.ModuleModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites one module: shown its functions by the validator, it puts a new module together at the
 * end. Custom sections are left out, for most say something about bytes that have moved; the names of
 * functions are kept.
 */
final class ModuleRewriter implements FunctionVisitor {
    private static final int FUNCTION_IMPORT = 0;
    private static final int GLOBAL_IMPORT = 3;
    private static final int FUNCTION_EXPORT = 0;
    private static final int GLOBAL_EXPORT = 3;
    private static final int[] NOTHING = {};

    private final PreparationOptions options;
    private final OffsetMap offsets = new OffsetMap();
    private ByteSink code = new ByteSink(16);
    private @Nullable Additions additions;
    private @Nullable FunctionRewriter functions;

    ModuleRewriter(PreparationOptions options) {
        this.options = options;
    }

    @Override
    public void visit(ModuleModel module, FunctionBody body) {
        if (functions == null) {
            code = new ByteSink(module.bytes().length);
            functions = new FunctionRewriter(options, module, body, additions(module), offsets);
        }
        functions.rewrite(code);
    }

    private Additions additions(ModuleModel module) {
        if (additions == null) {
            additions = Additions.to(module, options);
        }
        return additions;
    }

    /** How many places charge something. */
    int charges() {
        return functions == null ? 0 : functions.charges();
    }

    /** The original of each byte of the rewritten code. */
    OffsetMap offsets() {
        return offsets;
    }

    /** The whole rewritten module, of one that the validator has found valid. */
    byte[] finish(ModuleModel module, MeterNames names) {
        offsets.end(code.size());
        return new Assembly(module, names, additions(module)).write();
    }

    /** Puts the sections together. */
    private final class Assembly {
        private final ModuleModel module;
        private final MeterNames names;
        private final Additions added;
        private final ByteSink out;
        private final ByteSink content = new ByteSink(1 << 12);
        private int askHost;

        Assembly(ModuleModel module, MeterNames names, Additions added) {
            this.module = module;
            this.names = names;
            this.added = added;
            if (options.checkpoints()) {
                askHost = added.types().index(NOTHING, NOTHING);
            }
            this.out = new ByteSink(code.size() + dataSize() + (1 << 16));
        }

        private int dataSize() {
            return original(SectionKind.DATA).map(Section::size).orElse(0);
        }

        byte[] write() {
            out.bytes(module.bytes(), 0, BinaryKind.PREAMBLE_BYTES);
            for (SectionKind kind : SectionKind.values()) {
                content.clear();
                switch (kind) {
                    case CUSTOM, START -> {
                        // Names come last; the start function is an export now.
                    }
                    case TYPE -> types();
                    case IMPORT -> imports();
                    case FUNCTION -> functionTypes();
                    case TABLE -> counted(kind, 0, added.shift().movesNothing());
                    case GLOBAL -> globals();
                    case EXPORT -> exports();
                    case ELEMENT -> counted(kind, 0, added.shift().movesNothing());
                    case CODE -> bodies();
                    case DATA -> data();
                    case MEMORY, TAG, DATA_COUNT -> original(kind).ifPresent(this::copy);
                }
                section(kind);
            }
            content.clear();
            content.append(FunctionNames.write(module, added.shift()));
            section(SectionKind.CUSTOM);
            return out.toByteArray();
        }

        private void section(SectionKind kind) {
            if (content.size() > 0) {
                out.u8(kind.id());
                out.u32(content.size());
                out.append(content);
            }
        }

        private Optional<Section> original(SectionKind kind) {
            return module.sections().stream().filter(each -> each.kind() == kind).findFirst();
        }

        private void copy(Section section) {
            content.bytes(module.bytes(), section.offset(), section.end());
        }

        /** A section with some entries more, whose content the caller writes behind it. */
        private void counted(SectionKind kind, int more, boolean unmoved) {
            Optional<Section> section = original(kind);
            if (section.isEmpty()) {
                if (more > 0) {
                    content.u32(more);
                }
                return;
            }
            BinaryReader reader = new BinaryReader("", module.bytes());
            reader.skip(section.get().offset());
            content.u32(reader.u32() + more);
            if (unmoved) {
                content.bytes(module.bytes(), reader.position(), section.get().end());
            } else {
                IndexedSections.write(module, added.shift(), section.get(), content);
            }
        }

        private void types() {
            counted(SectionKind.TYPE, added.types().count(), true);
            added.types().write(content);
        }

        private void imports() {
            IndexShift shift = added.shift();
            counted(SectionKind.IMPORT, shift.functionsBy() + shift.globalsBy(), true);
            if (shift.movesFunctions()) {
                imported("checkpoint", FUNCTION_IMPORT);
                content.u32(askHost);
            }
            if (shift.movesGlobals()) {
                for (int global = 0; global < MeterIndices.GLOBALS; global++) {
                    imported("global" + global, GLOBAL_IMPORT);
                    MeterIndices.writeType(content, global);
                }
            }
        }

        private void imported(String name, int kind) {
            content.name(MeterNames.MODULE);
            content.name(name);
            content.u8(kind);
        }

        private void functionTypes() {
            AddedFunctions helpers = added.functions();
            counted(SectionKind.FUNCTION, helpers.count(), true);
            for (int i = 0; i < helpers.count(); i++) {
                content.u32(helpers.typeIndex(i));
            }
        }

        private void globals() {
            int own = options.sharedMeter() ? 0 : MeterIndices.GLOBALS;
            counted(SectionKind.GLOBAL, own, added.shift().movesNothing());
            for (int global = 0; global < own; global++) {
                MeterIndices.writeDefinition(content, global);
            }
        }

        private void exports() {
            int own = options.sharedMeter() ? 0 : MeterIndices.GLOBALS;
            int start = module.start().isPresent() ? 1 : 0;
            counted(SectionKind.EXPORT, own + start, added.shift().movesNothing());
            for (int global = 0; global < own; global++) {
                content.name(names.globals().get(global));
                content.u8(GLOBAL_EXPORT);
                content.u32(added.meter().first() + global);
            }
            if (start > 0) {
                content.name(names.start());
                content.u8(FUNCTION_EXPORT);
                content.u32(added.shift().function(module.start().getAsInt()));
            }
        }

        /** Written at once: code is most of a module, and need not be copied once more. */
        private void bodies() {
            AddedFunctions helpers = added.functions();
            int count = module.functions() - module.importedFunctions() + helpers.count();
            if (count == 0) {
                return;
            }
            ByteSink more = new ByteSink(1 << 10);
            for (int i = 0; i < helpers.count(); i++) {
                more.sized(helpers.body(i));
            }
            ByteSink header = new ByteSink(16);
            header.u32(count);
            out.u8(SectionKind.CODE.id());
            out.u32(header.size() + code.size() + more.size());
            out.append(header);
            offsets.sectionStartsAt(out.size());
            out.append(code);
            out.append(more);
        }

        private void data() {
            counted(SectionKind.DATA, 0, !added.shift().movesGlobals());
        }
    }
}
