// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import dev.gantry.engine.InvalidModuleException;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.format.Preamble;
import dev.gantry.wasm.outline.BinaryKind;
import dev.gantry.wasm.outline.Proposal;
import dev.gantry.wasm.outline.Section;
import dev.gantry.wasm.outline.SectionKind;
import java.util.OptionalInt;

/**
 * Decides whether a core module is valid, in one pass over its bytes.
 *
 * <p>The rules are those of WebAssembly 3.0, with shared memories and atomic operations, and with the
 * exceptions of 2021 beside the final ones. What is valid and larger than {@link Caps} is refused,
 * too.
 */
public final class ModuleValidator {
    private final BinaryReader file;
    private final ModuleModel model;
    private final FunctionVisitor visitor;
    private SectionKind last = SectionKind.CUSTOM;
    private OptionalInt bodies = OptionalInt.empty();
    private OptionalInt segments = OptionalInt.empty();

    private ModuleValidator(BinaryReader file, ModuleModel model, FunctionVisitor visitor) {
        this.file = file;
        this.model = model;
        this.visitor = visitor;
    }

    /**
     * Validates a whole module.
     *
     * @param name what messages call it; cleaned here
     * @param visitor sees each function after it was found valid; what it is shown counts only if
     *     this method returns
     * @throws dev.gantry.engine.InvalidModuleException EMPTY_FILE, NOT_WEBASSEMBLY,
     *     COMPONENT_UNSUPPORTED, TRUNCATED_MODULE, MALFORMED_MODULE, INVALID_MODULE or MODULE_LIMIT
     * @throws TrapException INTERRUPTED if the thread is interrupted meanwhile
     */
    public static ModuleModel validate(String name, byte[] wasm, FunctionVisitor visitor) {
        return validate(name, wasm, visitor, 1);
    }

    /**
     * Validates what the preparation pass made of a valid module. It may be larger than what a guest
     * brings; where it breaks a rule, the pass is wrong.
     *
     * @throws GantryException INTERNAL
     */
    public static ModuleModel validateRewritten(String name, byte[] wasm, FunctionVisitor visitor) {
        try {
            return validate(name, wasm, visitor, Caps.ROOM_FOR_REWRITING);
        } catch (InvalidModuleException e) {
            throw new GantryException(
                    ErrorCode.INTERNAL,
                    e.subject(),
                    "what the preparation made of the module is not valid: " + e.getMessage(),
                    ErrorCode.INTERNAL.hint(),
                    e);
        }
    }

    private static ModuleModel validate(
            String name, byte[] wasm, FunctionVisitor visitor, int room) {
        String subject = GuestText.clean(name);
        Preamble.check(subject, wasm);
        BinaryReader file = new BinaryReader(subject, wasm);
        file.skip(BinaryKind.PREAMBLE_BYTES);
        ModuleModel model = new ModuleModel(subject, wasm, room);
        new ModuleValidator(file, model, visitor).validate();
        return model;
    }

    private void validate() {
        while (file.remaining() > 0) {
            readSection();
        }
        checkComplete();
        // Tags and throw are the same in both encodings of exceptions.
        if (model.tags() > 0 && !model.usedProposals.contains(Proposal.LEGACY_EXCEPTIONS)) {
            model.usedProposals.add(Proposal.EXCEPTIONS);
        }
    }

    private void readSection() {
        int at = file.position();
        int id = file.u8();
        SectionKind kind =
                SectionKind.of(id)
                        .orElseThrow(() -> file.malformed(at, "unknown kind of section " + id));
        file.enter(kind.toString());
        checkPlace(kind, at);
        BinaryReader content = file.part(file.u32());
        String name = kind == SectionKind.CUSTOM ? content.name() : "";
        model.sectionList.add(new Section(kind, name, at, content.position(), content.remaining()));
        readContent(kind, content);
        if (content.remaining() > 0) {
            throw content.malformed(
                    content.position(), content.remaining() + " bytes are left over");
        }
        file.enter("");
    }

    private void checkPlace(SectionKind kind, int at) {
        if (model.sectionList.size() == Caps.SECTIONS) {
            throw file.limit(at, "more than the " + Caps.SECTIONS + " sections allowed");
        }
        if (kind == SectionKind.CUSTOM) {
            return;
        }
        if (kind.compareTo(last) <= 0) {
            throw file.malformed(
                    at,
                    kind == last
                            ? "the section stands there twice"
                            : "it must stand before " + last);
        }
        last = kind;
    }

    private void readContent(SectionKind kind, BinaryReader content) {
        switch (kind) {
            case CUSTOM -> content.skip(content.remaining());
            case TYPE ->
                    model.typeEntries =
                            TypeSection.read(content, model.typeSpace, model.usedProposals);
            case IMPORT -> new Definitions(model, content).readImports();
            case FUNCTION -> new Definitions(model, content).readFunctions();
            case TABLE -> new Definitions(model, content).readTables();
            case MEMORY -> new Definitions(model, content).readMemories();
            case TAG -> new Definitions(model, content).readTags();
            case GLOBAL -> new Definitions(model, content).readGlobals();
            case EXPORT -> new Definitions(model, content).readExports();
            case START -> new Definitions(model, content).readStart();
            case ELEMENT -> new Segments(model, content).readElements();
            case DATA_COUNT -> new Segments(model, content).readDataCount();
            case CODE -> readBodies(content);
            case DATA -> segments = OptionalInt.of(new Segments(model, content).readData());
        }
    }

    private void readBodies(BinaryReader content) {
        int count = content.count("function bodies", Caps.FUNCTIONS, 1);
        bodies = OptionalInt.of(count);
        checkBodies();
        FunctionDecoder decoder = new FunctionDecoder(model);
        FunctionChecker checker = new FunctionChecker(model);
        for (int i = 0; i < count; i++) {
            checkInterrupted();
            int function = model.importedFunctions() + i;
            content.enterFunction(function);
            int size = content.count("bytes of a function body", Caps.BODY_BYTES * model.room(), 1);
            BinaryReader code = content.part(size, "the function body");
            FunctionBody body = decoder.decode(function, code);
            checker.check(body, code);
            visitor.visit(model, body);
        }
        content.leaveFunction();
    }

    /** Large modules take seconds; who waits for one may change his mind. */
    private static void checkInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new TrapException(TrapCode.INTERRUPTED);
        }
    }

    private void checkBodies() {
        agree("function bodies", model.functions() - model.importedFunctions(), bodies);
    }

    private void checkComplete() {
        checkBodies();
        if (model.dataCount != ModuleModel.NO_DATA_COUNT) {
            agree("data segments", model.dataCount, segments);
        }
    }

    /** A file that was cut between two sections looks whole but for what it announced. */
    private void agree(String what, int announced, OptionalInt found) {
        if (announced == found.orElse(0)) {
            return;
        }
        String why = announced + " " + what + " were announced, ";
        throw found.isEmpty() && last != SectionKind.DATA
                ? file.truncated(why + "none follow")
                : file.malformed(file.position(), why + found.orElse(0) + " follow");
    }
}
