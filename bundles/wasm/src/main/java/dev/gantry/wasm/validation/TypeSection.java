// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.BinaryReader;
import dev.gantry.wasm.format.Caps;
import dev.gantry.wasm.outline.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the type section, and checks what it declares about subtypes. */
final class TypeSection {
    private static final int RECURSIVE_GROUP = 0x4E;
    private static final int SUBTYPE_FINAL = 0x4F;
    private static final int SUBTYPE_OPEN = 0x50;
    private static final int ARRAY = 0x5E;
    private static final int STRUCT = 0x5F;
    private static final int FUNCTION = 0x60;

    private final BinaryReader content;
    private final TypeSpace types;
    private final Set<Proposal> proposals;

    private TypeSection(BinaryReader content, TypeSpace types, Set<Proposal> proposals) {
        this.content = content;
        this.types = types;
        this.proposals = proposals;
    }

    /** Reads all types, and tells how many entries the section has. */
    static int read(BinaryReader content, TypeSpace types, Set<Proposal> proposals) {
        int count = content.count("types", Caps.TYPES, 2);
        TypeSection section = new TypeSection(content, types, proposals);
        for (int i = 0; i < count; i++) {
            section.readGroup();
        }
        return count;
    }

    private void readGroup() {
        int start = content.position();
        int count = 1;
        if (content.peek() == RECURSIVE_GROUP) {
            content.u8();
            proposals.add(Proposal.GC);
            count = content.count("types of a group", Caps.TYPES, 2);
        }
        int first = types.size();
        if (count > Caps.TYPES - first) {
            throw content.limit(start, "more than the " + Caps.TYPES + " types allowed");
        }
        TypeReader reader = new TypeReader(content, first + count, proposals);
        List<DefinedType> group = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            group.add(subtype(reader, first + i));
        }
        types.addGroup(group);
        for (int i = 0; i < count; i++) {
            checkSupertype(start, first + i);
        }
    }

    private DefinedType subtype(TypeReader reader, int index) {
        int form = content.peek();
        if (form != SUBTYPE_FINAL && form != SUBTYPE_OPEN) {
            return composite(reader);
        }
        content.u8();
        proposals.add(Proposal.GC);
        int supertype = supertype(reader, index);
        return composite(reader).below(supertype, form == SUBTYPE_OPEN);
    }

    private int supertype(TypeReader reader, int index) {
        int start = content.position();
        int count = content.count("supertypes", Caps.TYPES, 1);
        if (count > 1) {
            throw content.invalid(start, "a type has " + count + " supertypes");
        }
        if (count == 0) {
            return DefinedType.NO_SUPERTYPE;
        }
        int supertype = reader.typeIndex();
        if (supertype >= index) {
            throw content.invalid(start, "the supertype " + supertype + " does not come before");
        }
        return supertype;
    }

    private DefinedType composite(TypeReader reader) {
        int start = content.position();
        int form = content.u8();
        switch (form) {
            case FUNCTION -> {
                int[] parameters = values(reader, "parameters", Caps.PARAMETERS);
                int[] results = values(reader, "results", Caps.RESULTS);
                if (results.length > 1) {
                    proposals.add(Proposal.MULTI_VALUE);
                }
                return DefinedType.function(parameters, results);
            }
            case STRUCT -> {
                proposals.add(Proposal.GC);
                return struct(reader);
            }
            case ARRAY -> {
                proposals.add(Proposal.GC);
                int storage = reader.storage();
                return DefinedType.array(storage, reader.mutability() ? 1 : 0);
            }
            default ->
                    throw content.malformed(
                            start, "unknown form of a type " + BinaryReader.hex(form));
        }
    }

    private int[] values(TypeReader reader, String what, int cap) {
        int[] values = new int[content.count(what, cap, 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.value();
        }
        return values;
    }

    private DefinedType struct(TypeReader reader) {
        int count = content.count("fields", Caps.FIELDS, 2);
        int[] storage = new int[count];
        int[] mutable = new int[count];
        for (int i = 0; i < count; i++) {
            storage[i] = reader.storage();
            mutable[i] = reader.mutability() ? 1 : 0;
        }
        return DefinedType.struct(storage, mutable);
    }

    private void checkSupertype(int start, int index) {
        DefinedType type = types.get(index);
        if (type.supertype() == DefinedType.NO_SUPERTYPE) {
            return;
        }
        DefinedType above = types.get(type.supertype());
        if (!above.isOpen()) {
            throw content.invalid(
                    start, "type " + type.supertype() + " is final, it has no subtypes");
        }
        if (!types.extendsProperly(type, above)) {
            throw content.invalid(
                    start, "type " + index + " does not fit its supertype " + type.supertype());
        }
        if (types.depth(index) > Caps.SUBTYPE_DEPTH) {
            throw content.limit(
                    start, "more than " + Caps.SUBTYPE_DEPTH + " types above one another");
        }
    }
}
