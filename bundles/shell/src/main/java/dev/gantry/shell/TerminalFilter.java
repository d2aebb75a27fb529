// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lets a guest write text to a terminal and nothing else: printable UTF-8, newline and tab pass;
 * escape sequences and all other controls are dropped, also where they are split between writes.
 * Bytes that are no UTF-8 become U+FFFD.
 */
public final class TerminalFilter extends OutputStream {
    private static final int ESCAPE = 0x1B;
    private static final int BELL = 0x07;
    private static final int CANCEL = 0x18;
    private static final int SUBSTITUTE = 0x1A;
    private static final int STRING_TERMINATOR = 0x9C;
    private static final int REPLACEMENT = 0xFFFD;

    /** What the next character is part of. */
    private enum State {
        TEXT,
        /** After ESC. */
        ESCAPED,
        /** A control sequence: ends with a character from @ to ~. */
        SEQUENCE,
        /** A string for the terminal (a title, a clipboard): ends with BEL, ST or the line. */
        STRING,
        /** After ESC inside a string. */
        STRING_ESCAPED
    }

    private final OutputStream terminal;
    private final Utf8 decoder = new Utf8();
    private final ByteArrayOutputStream clean = new ByteArrayOutputStream();
    private State state = State.TEXT;

    public TerminalFilter(OutputStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            decoder.accept(bytes[i] & 0xFF);
        }
        if (clean.size() > 0) {
            byte[] text = clean.toByteArray();
            clean.reset();
            terminal.write(text);
        }
        terminal.flush();
    }

    @Override
    public void flush() throws IOException {
        terminal.flush();
    }

    private void accept(int point) {
        state =
                switch (state) {
                    case TEXT -> text(point);
                    case ESCAPED -> escaped(point);
                    case SEQUENCE -> sequence(point);
                    case STRING -> string(point);
                    case STRING_ESCAPED -> point == '\\' ? State.TEXT : escaped(point);
                };
    }

    private State text(int point) {
        if (point == '\n' || point == '\t' || Printable.isPrintable(point)) {
            clean.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            return State.TEXT;
        }
        return switch (point) {
            case ESCAPE -> State.ESCAPED;
            case 0x9B -> State.SEQUENCE;
            case 0x90, 0x98, 0x9D, 0x9E, 0x9F -> State.STRING;
            default -> State.TEXT;
        };
    }

    private State escaped(int point) {
        if (point >= 0x20 && point <= 0x2F) {
            return State.ESCAPED;
        }
        return switch (point) {
            case '[' -> State.SEQUENCE;
            case 'P', 'X', ']', '^', '_' -> State.STRING;
            default -> point >= 0x30 && point <= 0x7E ? State.TEXT : text(point);
        };
    }

    private State sequence(int point) {
        if (point >= 0x20 && point <= 0x3F) {
            return State.SEQUENCE;
        }
        return point >= 0x40 && point <= 0x7E ? State.TEXT : text(point);
    }

    private State string(int point) {
        return switch (point) {
            case ESCAPE -> State.STRING_ESCAPED;
            case BELL, CANCEL, SUBSTITUTE, STRING_TERMINATOR -> State.TEXT;
            case '\n' -> text(point);
            default -> State.STRING;
        };
    }

    /** Puts characters together from bytes, across writes; refuses overlong and surrogate forms. */
    private final class Utf8 {
        private int point;
        private int missing;
        private int least;

        void accept(int value) {
            if (missing > 0 && (value & 0xC0) == 0x80) {
                point = (point << 6) | (value & 0x3F);
                missing--;
                if (missing == 0) {
                    TerminalFilter.this.accept(valid() ? point : REPLACEMENT);
                }
                return;
            }
            if (missing > 0) {
                missing = 0;
                TerminalFilter.this.accept(REPLACEMENT);
            }
            start(value);
        }

        private void start(int value) {
            if (value < 0x80) {
                TerminalFilter.this.accept(value);
            } else if (value >= 0xC2 && value <= 0xDF) {
                expect(value & 0x1F, 1, 0x80);
            } else if (value >= 0xE0 && value <= 0xEF) {
                expect(value & 0x0F, 2, 0x800);
            } else if (value >= 0xF0 && value <= 0xF4) {
                expect(value & 0x07, 3, 0x10000);
            } else {
                TerminalFilter.this.accept(REPLACEMENT);
            }
        }

        private void expect(int bits, int more, int smallest) {
            point = bits;
            missing = more;
            least = smallest;
        }

        private boolean valid() {
            return point >= least
                    && point <= Character.MAX_CODE_POINT
                    && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
        }
    }
}
