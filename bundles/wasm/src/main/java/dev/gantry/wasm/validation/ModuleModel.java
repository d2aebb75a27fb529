// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.engine.EngineFeature;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ExternType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TagType;
import dev.gantry.wasm.format.IntArray;
import dev.gantry.wasm.format.ValueTypes;
import dev.gantry.wasm.outline.IndexSpaces;
import dev.gantry.wasm.outline.ModuleOutline;
import dev.gantry.wasm.outline.Proposal;
import dev.gantry.wasm.outline.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is known of a module. It grows while its sections are read; who is shown a function finds
 * everything here that stands before the code.
 */
public final class ModuleModel {
    /** The data count section is missing. */
    static final int NO_DATA_COUNT = -1;

    final TypeSpace typeSpace = new TypeSpace();
    final IntArray functionTypes = new IntArray();
    final List<TableType> tableTypes = new ArrayList<>();
    final IntArray tableElements = new IntArray();
    final BitSet wideTables = new BitSet();
    final List<MemoryType> memoryTypes = new ArrayList<>();
    final List<GlobalType> globalTypes = new ArrayList<>();
    final IntArray globalValues = new IntArray();
    final IntArray tagTypes = new IntArray();
    final List<ImportType> imports = new ArrayList<>();
    final List<ExportType> exports = new ArrayList<>();
    final IntArray elementTypes = new IntArray();
    final BitSet declaredFunctions = new BitSet();
    final Set<Proposal> usedProposals = EnumSet.noneOf(Proposal.class);
    final SegmentTotals totals = new SegmentTotals();
    final Effort effort;
    final List<Section> sectionList = new ArrayList<>();

    private final String subject;
    private final byte[] bytes;
    private final int room;
    private final List<FunctionType> externalTypes = new ArrayList<>();
    int importedFunctions;
    int importedGlobals;
    int importedTables;
    int importedMemories;
    int importedTags;
    int typeEntries;
    int dataCount = NO_DATA_COUNT;
    OptionalInt start = OptionalInt.empty();

    /**
     * @param room how many times the caps on functions it may need
     */
    ModuleModel(String subject, byte[] bytes, int room) {
        this.subject = subject;
        this.bytes = bytes;
        this.room = room;
        this.effort = new Effort(room);
    }

    int room() {
        return room;
    }

    /** What messages call the module; already cleaned. */
    public String subject() {
        return subject;
    }

    /** The file itself, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    public List<Section> sections() {
        return Collections.unmodifiableList(sectionList);
    }

    /** The number of types, each type of a recursion group counted. */
    public int types() {
        return typeSpace.size();
    }

    /** The number of entries of the type section, where a recursion group counts once. */
    public int typeEntries() {
        return typeEntries;
    }

    public boolean isFunctionType(int type) {
        return typeSpace.isFunction(type);
    }

    /** The parameters of a function type; not to be changed. */
    public int[] parameters(int type) {
        return typeSpace.get(type).parameters();
    }

    /** The results of a function type; not to be changed. */
    public int[] results(int type) {
        return typeSpace.get(type).results();
    }

    public int importedFunctions() {
        return importedFunctions;
    }

    public int functions() {
        return functionTypes.size();
    }

    public int functionTypeIndex(int function) {
        return functionTypes.get(function);
    }

    public int importedGlobals() {
        return importedGlobals;
    }

    public int globals() {
        return globalTypes.size();
    }

    public GlobalType global(int index) {
        return globalTypes.get(index);
    }

    /** The type of a global's value. */
    public int globalValue(int index) {
        return globalValues.get(index);
    }

    public int importedTables() {
        return importedTables;
    }

    public int tables() {
        return tableTypes.size();
    }

    public TableType table(int index) {
        return tableTypes.get(index);
    }

    /** The type of a table's elements. */
    public int tableElement(int index) {
        return tableElements.get(index);
    }

    /** Whether indices into a table have 64 bits. */
    public boolean table64(int index) {
        return wideTables.get(index);
    }

    /** The type of indices into a table. */
    int tableAddress(int index) {
        return wideTables.get(index) ? ValueTypes.I64 : ValueTypes.I32;
    }

    public int importedMemories() {
        return importedMemories;
    }

    public int memories() {
        return memoryTypes.size();
    }

    public MemoryType memory(int index) {
        return memoryTypes.get(index);
    }

    /** The type of addresses in a memory. */
    int memoryAddress(int index) {
        return memoryTypes.get(index).memory64() ? ValueTypes.I64 : ValueTypes.I32;
    }

    public int importedTags() {
        return importedTags;
    }

    public int tags() {
        return tagTypes.size();
    }

    public int tagTypeIndex(int tag) {
        return tagTypes.get(tag);
    }

    /** The function that runs at instantiation. */
    public OptionalInt start() {
        return start;
    }

    /** What its types, limits and code really use. */
    public Set<Proposal> proposals() {
        return Collections.unmodifiableSet(usedProposals);
    }

    /** The same in the words that engines use. */
    public Set<EngineFeature> needs() {
        return Proposal.features(usedProposals);
    }

    /** The bytes of active data segments, which instantiation copies. */
    public long segmentBytes() {
        return totals.activeBytes;
    }

    /** The elements of active segments, which instantiation copies. */
    public long segmentElements() {
        return totals.activeElements;
    }

    /** The bytes of all data segments. */
    public long dataBytes() {
        return totals.bytes;
    }

    FunctionType external(int type) {
        return externalTypes().get(type);
    }

    private List<FunctionType> externalTypes() {
        for (int i = externalTypes.size(); i < types(); i++) {
            boolean function = isFunctionType(i);
            externalTypes.add(
                    new FunctionType(
                            function ? ValueTypes.external(parameters(i)) : List.of(),
                            function ? ValueTypes.external(results(i)) : List.of()));
        }
        return externalTypes;
    }

    /** What an index in an import or export means. */
    ExternType functionType(int function) {
        return external(functionTypes.get(function));
    }

    TagType tagType(int tag) {
        return new TagType(external(tagTypes.get(tag)));
    }

    /** The same for who knows nothing of this bundle. */
    public ModuleOutline outline() {
        List<Optional<FunctionType>> outer = new ArrayList<>();
        for (int i = 0; i < types(); i++) {
            outer.add(isFunctionType(i) ? Optional.of(external(i)) : Optional.empty());
        }
        List<FunctionType> functions = new ArrayList<>();
        for (int i = 0; i < functions(); i++) {
            functions.add(external(functionTypes.get(i)));
        }
        List<TagType> tags = new ArrayList<>();
        for (int i = 0; i < tags(); i++) {
            tags.add(tagType(i));
        }
        IndexSpaces spaces = new IndexSpaces(functions, tableTypes, memoryTypes, globalTypes, tags);
        return new ModuleOutline(outer, imports, spaces, exports, start, sectionList);
    }
}
