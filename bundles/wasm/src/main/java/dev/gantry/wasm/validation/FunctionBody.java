// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.validation;

import dev.gantry.wasm.format.Codes;
import dev.gantry.wasm.format.IntArray;
import dev.gantry.wasm.format.ValueTypes;
import java.util.Arrays;

/**
 * The instructions of one function as the validator saw them. Everything is used again for the next
 * function: nothing of it may be kept.
 */
public final class FunctionBody {
    /** Where there is no index to give. */
    static final int NONE = -1;

    private static final int FIRST_CAPACITY = 256;
    private static final byte LIVE = 1;

    /** Block 0 is the function itself. */
    final BlockTable blocks = new BlockTable();

    private final IntArray localTypes = new IntArray();
    private final IntArray lists = new IntArray();

    private int[] codes = new int[FIRST_CAPACITY];
    private int[] offsets = new int[FIRST_CAPACITY + 1];
    private long[] immediates = new long[FIRST_CAPACITY];
    private int[] seconds = new int[FIRST_CAPACITY];

    /** The block of an instruction that opens, divides or closes one; where its list starts. */
    private int[] details = new int[FIRST_CAPACITY];

    private int[] operandTypes = new int[FIRST_CAPACITY];
    private byte[] flags = new byte[FIRST_CAPACITY];
    private int count;
    private int index;
    private int typeIndex;
    private int bodyStart;
    private int parameters;
    private int maxHeight;
    private boolean withoutDefault;

    FunctionBody() {}

    void begin(int newIndex, int newTypeIndex, int newBodyStart, int[] parameterTypes) {
        index = newIndex;
        typeIndex = newTypeIndex;
        bodyStart = newBodyStart;
        parameters = parameterTypes.length;
        count = 0;
        maxHeight = 0;
        withoutDefault = false;
        localTypes.clear();
        lists.clear();
        blocks.clear();
        for (int type : parameterTypes) {
            localTypes.add(type);
        }
    }

    void addLocals(int number, int type) {
        localTypes.addAll(number, type);
        withoutDefault |= number > 0 && !ValueTypes.isDefaultable(type);
    }

    /** Whether some local has no value until it is set. */
    boolean hasLocalsWithoutDefault() {
        return withoutDefault;
    }

    int allLocals() {
        return localTypes.size();
    }

    /** Adds what was just read. */
    void add(InstructionReader read, int detail) {
        if (count == codes.length) {
            grow();
        }
        codes[count] = read.instruction.code();
        offsets[count] = read.start;
        immediates[count] = read.immediate;
        seconds[count] = read.second;
        details[count] = detail;
        flags[count] = 0;
        count++;
        offsets[count] = read.position();
    }

    /** Keeps a list of immediates, and tells where it starts. */
    int addList(IntArray list) {
        int start = lists.size();
        for (int i = 0; i < list.size(); i++) {
            lists.add(list.get(i));
        }
        return start;
    }

    void markLive(int i, int operandType) {
        flags[i] = LIVE;
        operandTypes[i] = operandType;
    }

    void setMaxHeight(int height) {
        maxHeight = height;
    }

    private void grow() {
        int capacity = count * 2;
        codes = Arrays.copyOf(codes, capacity);
        offsets = Arrays.copyOf(offsets, capacity + 1);
        immediates = Arrays.copyOf(immediates, capacity);
        seconds = Arrays.copyOf(seconds, capacity);
        details = Arrays.copyOf(details, capacity);
        operandTypes = Arrays.copyOf(operandTypes, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }

    /** The function's index, imported functions counted. */
    public int index() {
        return index;
    }

    public int typeIndex() {
        return typeIndex;
    }

    /** The offset behind the size of the body, where locals are declared. */
    public int bodyStart() {
        return bodyStart;
    }

    /** The offset of the first instruction. */
    public int codeStart() {
        return offsets[0];
    }

    /** The offset behind the last {@code end}. */
    public int end() {
        return offsets[count];
    }

    public int parameters() {
        return parameters;
    }

    /** The number of locals without parameters. */
    public int locals() {
        return localTypes.size() - parameters;
    }

    /** The type of a parameter or local. */
    public int localType(int local) {
        return localTypes.get(local);
    }

    /** The greatest height of the stack in code that can be reached; a vector counts two. */
    public int maxHeight() {
        return maxHeight;
    }

    /** The number of instructions, the last {@code end} included. */
    public int count() {
        return count;
    }

    public int code(int i) {
        return codes[i];
    }

    /** The offset of an instruction; of the one behind the last: the end. */
    public int offset(int i) {
        return offsets[i];
    }

    /**
     * The first index among the immediates: of a label, local, function, type, memory, segment and so
     * on; the number of targets of {@code br_table}; the bits of a constant; the type of {@code
     * ref.null}, {@code ref.test} and {@code ref.cast}.
     */
    public long immediate(int i) {
        return immediates[i];
    }

    /**
     * The second index: the table of {@code call_indirect}, the source of a copy, the memory or table
     * of an {@code init}, the label of {@code br_on_cast}; of a block the index of its type or -1;
     * otherwise 0.
     */
    public int second(int i) {
        return seconds[i];
    }

    /** Whether it can be reached. */
    public boolean live(int i) {
        return flags[i] == LIVE;
    }

    /**
     * Of an instruction that opens a block, its end; of one that divides one, too; of an {@code end},
     * what it closes; of the last {@code end} and of any other, -1.
     */
    public int match(int i) {
        return switch (codes[i]) {
            case Codes.BLOCK,
                    Codes.LOOP,
                    Codes.IF,
                    Codes.TRY,
                    Codes.TRY_TABLE,
                    Codes.ELSE,
                    Codes.CATCH,
                    Codes.CATCH_ALL ->
                    blocks.end(details[i]);
            case Codes.END, Codes.DELEGATE -> blocks.opener(details[i]);
            default -> NONE;
        };
    }

    /** Of an {@code if} its {@code else}, or -1. */
    public int elseOf(int i) {
        return codes[i] == Codes.IF ? blocks.divider(details[i]) : NONE;
    }

    /** Whether a branch that can be reached leads to the label of this block. */
    public boolean targeted(int i) {
        return switch (codes[i]) {
            case Codes.BLOCK, Codes.LOOP, Codes.IF, Codes.TRY, Codes.TRY_TABLE ->
                    blocks.isTargeted(details[i]);
            default -> false;
        };
    }

    /** The type of the value that a block gives, or {@link ValueTypes#VOID}. */
    public int blockValueType(int i) {
        return (int) immediates[i];
    }

    /** A label of a {@code br_table}, the default behind the others; of a clause of a try_table. */
    public int labels(int i, int k) {
        return codes[i] == Codes.BR_TABLE ? lists.get(details[i] + k) : clause(i, k, 2);
    }

    /** The number of catch clauses of a {@code try_table}. */
    public int clauses(int i) {
        return blocks.clauses(details[i]);
    }

    /** 0 for catch, 1 for catch_ref, 2 for catch_all, 3 for catch_all_ref. */
    public int clauseKind(int i, int k) {
        return clause(i, k, 0);
    }

    public int clauseTag(int i, int k) {
        return clause(i, k, 1);
    }

    private int clause(int i, int k, int word) {
        return lists.get(blocks.clausesAt(details[i]) + k * CatchClause.WORDS + word);
    }

    /** From what type and to what type a {@code br_on_cast} leads. */
    int castType(int i, int k) {
        return lists.get(details[i] + k);
    }

    /** The block that an instruction opens, divides or closes. */
    int block(int i) {
        return details[i];
    }

    /** What lies on top of the stack before an instruction; {@code BOTTOM} where nobody knows. */
    public int operandType(int i) {
        return live(i) ? operandTypes[i] : ValueTypes.BOTTOM;
    }
}
