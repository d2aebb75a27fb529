// SPDX-License-Identifier: Apache-2.0
package dev.gantry.guest;

import dev.gantry.Digest;
import dev.gantry.engine.ExportType;
import dev.gantry.engine.ImportType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a guest without running it. All names come from its bytes: clean them before
 * showing them.
 *
 * @param name what messages call it; clean
 * @param size in bytes
 * @param sections in the order of the file
 * @param module absent unless it is a core module
 */
public record GuestInspection(
        String name,
        Kind kind,
        Digest digest,
        long size,
        List<Section> sections,
        List<Producer> producers,
        Optional<ModuleDetails> module) {
    public GuestInspection {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(digest, "digest");
        sections = List.copyOf(sections);
        producers = List.copyOf(producers);
    }

    /** What a WebAssembly file is. */
    public enum Kind {
        MODULE("module"),
        COMPONENT("component"),
        WIT_PACKAGE("WIT package");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The words that people see. */
        public String label() {
            return label;
        }
    }

    /**
     * One section of the file.
     *
     * @param kind its name in the specification, for example {@code data count}; {@code custom}
     * @param name of a custom section, else empty
     * @param size of its content in bytes
     */
    public record Section(String kind, String name, long size) {
        public Section {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * What took part in making it, as it says itself.
     *
     * @param field for example {@code language} or {@code processed-by}
     */
    public record Producer(String field, String name, String version) {
        public Producer {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(version, "version");
        }
    }

    /**
     * What a core module says of itself.
     *
     * @param memories its own, imported ones first
     * @param tables its own, imported ones first
     * @param proposals beyond WebAssembly 1.0 that it makes use of, for example {@code bulk-memory}
     * @param preparations what the pass would make of it, one for each mode
     */
    public record ModuleDetails(
            List<ImportType> imports,
            List<ExportType> exports,
            List<MemoryType> memories,
            List<TableType> tables,
            List<String> proposals,
            Counts counts,
            List<Preparation> preparations) {
        public ModuleDetails {
            imports = List.copyOf(imports);
            exports = List.copyOf(exports);
            memories = List.copyOf(memories);
            tables = List.copyOf(tables);
            proposals = List.copyOf(proposals);
            preparations = List.copyOf(preparations);
        }
    }

    /**
     * How much of what it has.
     *
     * @param functions that it defines
     * @param globals that it defines
     * @param codeBytes of its code section
     * @param dataBytes of its data section
     */
    public record Counts(long functions, long globals, long codeBytes, long dataBytes) {}

    /**
     * What preparing it in one mode means.
     *
     * @param mode {@code interruptible} or {@code metered}
     * @param bytes after it
     * @param charges places that were added which count or ask the host
     * @param refusal why it cannot be prepared so; then the numbers are zero
     */
    public record Preparation(String mode, long bytes, long charges, Optional<String> refusal) {
        public Preparation {
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(refusal, "refusal");
        }
    }
}
