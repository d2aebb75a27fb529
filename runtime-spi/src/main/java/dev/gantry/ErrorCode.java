// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

/**
 * Everything that can go wrong, with a stable number, the owner of the fault and a default hint.
 *
 * <p>A number is never reused. Blocks of numbers belong to stages: 10xx the request, 11xx the bytes,
 * 12xx imports and exports, 20xx engines, 21xx traps, 30xx policy, 50xx limits and interruptions,
 * 90xx Gantry itself. {@code docs/errors.md} describes each one.
 */
public enum ErrorCode {
    USAGE("GNT-1001", Fault.USER, "see --help for the forms that are understood"),
    CONFIGURATION("GNT-1002", Fault.USER, "mend the value that the message names and try again"),
    FILE_NOT_FOUND(
            "GNT-1003",
            Fault.USER,
            "check the path; it is taken relative to the working directory"),
    NOT_A_FILE("GNT-1004", Fault.USER, "name a WebAssembly file, not a directory or a device"),
    FILE_UNREADABLE("GNT-1005", Fault.USER, "check the permissions of the file"),
    FILE_TOO_LARGE("GNT-1006", Fault.USER, "a module may have at most 256 MiB"),
    UNKNOWN_COMMAND("GNT-1007", Fault.USER, "'help' lists the commands"),

    EMPTY_FILE(
            "GNT-1101",
            Fault.GUEST,
            "the file has no content; was it downloaded or built completely?"),
    NOT_WEBASSEMBLY(
            "GNT-1102", Fault.GUEST, "a WebAssembly file starts with the bytes 00 61 73 6d"),
    TRUNCATED_MODULE(
            "GNT-1103", Fault.GUEST, "the file ends too early; was it downloaded completely?"),
    MALFORMED_MODULE(
            "GNT-1104",
            Fault.GUEST,
            "the bytes are not a well-formed module; rebuild or download it again"),
    INVALID_MODULE(
            "GNT-1105",
            Fault.GUEST,
            "the module breaks a rule of WebAssembly; rebuild it with a current tool chain"),
    COMPONENT_UNSUPPORTED(
            "GNT-1106",
            Fault.USER,
            "components are not supported yet; build a core module, for example for wasm32-wasip1"),
    MODULE_LIMIT(
            "GNT-1107",
            Fault.GUEST,
            "no host is obliged to accept a module of this shape; docs/limits.md lists the caps"),
    RESERVED_IMPORT(
            "GNT-1108", Fault.GUEST, "names that start with 'gantry:' belong to the host alone"),

    UNKNOWN_IMPORT(
            "GNT-1201",
            Fault.GUEST,
            "no host interface offers it; 'doctor' lists the host interfaces that are present"),
    IMPORT_MISMATCH(
            "GNT-1202",
            Fault.GUEST,
            "the module was built against another version of the host interface"),
    UNKNOWN_EXPORT("GNT-1203", Fault.USER, "name one of the exports that the message lists"),
    NO_ENTRY_POINT("GNT-1204", Fault.USER, "call one of its exports with --invoke NAME"),
    BAD_ARGUMENT(
            "GNT-1205",
            Fault.USER,
            "give as many arguments as the function has parameters, each of the type named"),
    HOST_INTERFACE_GONE(
            "GNT-1206",
            Fault.INTERNAL,
            "its bundle was stopped or removed; run the guest again when it is back"),

    NO_ENGINE(
            "GNT-2001",
            Fault.USER,
            "drop an engine bundle into the deploy folder, for example dev.gantry.engine.chicory.jar"),
    UNKNOWN_ENGINE("GNT-2002", Fault.USER, "'engines' lists the engines that are present"),
    ENGINE_GONE(
            "GNT-2003",
            Fault.INTERNAL,
            "its bundle was stopped or removed; run the guest again on an engine that is present"),
    UNSUPPORTED_FEATURE("GNT-2004", Fault.GUEST, "'engines' lists what each engine supports"),
    FOREIGN_EXTERN("GNT-2005", Fault.INTERNAL, "pass only externs of the same store"),
    STORE_CLOSED("GNT-2006", Fault.INTERNAL, "a store is not used after it was closed"),
    STORE_BUSY("GNT-2007", Fault.INTERNAL, "a store serves one thread at a time"),
    STORE_DEAD("GNT-2008", Fault.GUEST, "after a trap a guest is started anew"),
    ENGINE_UNUSABLE(
            "GNT-2009", Fault.USER, "'engines' says what the engine lacks and how to get it"),
    LIBRARY_NOT_INSTALLED(
            "GNT-2010",
            Fault.USER,
            "nothing was changed; mend what the message names and install again"),

    UNREACHABLE(
            "GNT-2101",
            Fault.GUEST,
            "the guest gave up; languages compile panics and aborts to this trap"),
    MEMORY_OUT_OF_BOUNDS("GNT-2102", Fault.GUEST, "the guest used an address outside its memory"),
    TABLE_OUT_OF_BOUNDS("GNT-2103", Fault.GUEST, "the guest used an index outside its table"),
    INDIRECT_CALL_TO_NULL(
            "GNT-2104", Fault.GUEST, "the guest called a function pointer that is not set"),
    BAD_SIGNATURE(
            "GNT-2105",
            Fault.GUEST,
            "the guest called a function pointer as if it had another type"),
    INTEGER_OVERFLOW("GNT-2106", Fault.GUEST, "a result of the guest's arithmetic does not fit"),
    INTEGER_DIVIDE_BY_ZERO("GNT-2107", Fault.GUEST, "the guest divided by zero"),
    BAD_CONVERSION_TO_INTEGER(
            "GNT-2108", Fault.GUEST, "the guest converted a number that has no integer value"),
    STACK_OVERFLOW("GNT-2109", Fault.GUEST, "the guest called too deeply, perhaps without end"),
    UNCAUGHT_EXCEPTION("GNT-2110", Fault.GUEST, "the guest threw an exception that nothing caught"),
    NULL_REFERENCE("GNT-2111", Fault.GUEST, "the guest used a reference that is null"),
    FUEL_EXHAUSTED("GNT-2112", Fault.LIMIT, "give the guest more fuel with --fuel"),
    OTHER_TRAP("GNT-2199", Fault.GUEST, "the engine stopped the guest for the reason given"),

    NO_POLICY(
            "GNT-3001",
            Fault.POLICY,
            "no policy, no run: install the bundle dev.gantry.capability"),
    UNKNOWN_GRANT("GNT-3002", Fault.USER, "use one of the kinds that the message lists"),
    BAD_PERMISSIONS(
            "GNT-3003",
            Fault.USER,
            "mend what the message names; docs/permissions.md has the format"),
    AUDIT_FAILED(
            "GNT-3004",
            Fault.POLICY,
            "make room for the audit, or set audit.required=false to run without it"),
    MOUNT_FAILED("GNT-3005", Fault.USER, "name a directory that is there and that you may open"),
    MOUNT_UNSAFE(
            "GNT-3006",
            Fault.POLICY,
            "use --tmp or mem instead, or a platform that docs/security.md lists"),
    DENIED(
            "GNT-3101",
            Fault.POLICY,
            "grant what the message names, if you trust the guest with it"),

    DEADLINE("GNT-5001", Fault.LIMIT, "give the guest more time, or find out why it needs so much"),
    MEMORY_LIMIT("GNT-5002", Fault.LIMIT, "give the guest more memory"),
    TABLE_LIMIT("GNT-5003", Fault.LIMIT, "give the guest larger tables"),
    INTERRUPTED("GNT-5004", Fault.USER, "it was stopped from outside before it had finished"),
    OUTPUT_CLOSED("GNT-5005", Fault.USER, "the reader of the output went away"),
    OUT_OF_MEMORY(
            "GNT-5006",
            Fault.LIMIT,
            "give the Java process a larger heap, or the guest less memory"),
    OUTPUT_FAILED("GNT-5007", Fault.USER, "make room, or send the output somewhere else"),
    COMPILE_TIMEOUT(
            "GNT-5008",
            Fault.LIMIT,
            "allow more with --compile-timeout, or use --tier interpreter"),

    INTERNAL(
            "GNT-9001",
            Fault.INTERNAL,
            "this is a bug in Gantry; run again with --debug and report what it prints");

    private final String id;
    private final Fault fault;
    private final String hint;

    ErrorCode(String id, Fault fault, String hint) {
        this.id = id;
        this.fault = fault;
        this.hint = hint;
    }

    /** The stable number, for example {@code GNT-3101}. */
    public String id() {
        return id;
    }

    public Fault fault() {
        return fault;
    }

    /** What to do about it where the place that failed knows nothing better. */
    public String hint() {
        return hint;
    }
}
