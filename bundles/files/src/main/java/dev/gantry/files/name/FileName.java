// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.name;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;

/** The rules for names and paths: text that is Unicode, without NUL, and not too long in UTF-8. */
public final class FileName {
    public static final String HERE = ".";
    public static final String UP = "..";
    public static final String SEPARATOR = "/";

    private static final int MOST_NAME_BYTES = 255;
    private static final int MOST_PATH_BYTES = 4_095;

    private FileName() {}

    /** Refuses what is not the name of one entry of a folder: the last line against a name that is a way. */
    public static String check(String name) throws FileException {
        if (name.isEmpty() || name.equals(HERE) || name.equals(UP) || name.contains(SEPARATOR)) {
            throw new FileException(FileProblem.ILLEGAL_NAME);
        }
        return checkLength(name, MOST_NAME_BYTES);
    }

    /** Refuses what is no path, or too long for one. */
    public static String checkPath(String path) throws FileException {
        if (path.isEmpty()) {
            throw new FileException(FileProblem.NOT_FOUND);
        }
        return checkLength(path, MOST_PATH_BYTES);
    }

    /** Looks no further than so many bytes, however long the text is. */
    private static String checkLength(String text, int most) throws FileException {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || isLoneSurrogate(text, i)) {
                throw new FileException(FileProblem.ILLEGAL_NAME);
            }
            length += utf8Length(unit);
            if (length > most) {
                throw new FileException(FileProblem.NAME_TOO_LONG);
            }
        }
        return text;
    }

    /** Of a pair of surrogates, which takes four bytes, each half counts two. */
    private static int utf8Length(char unit) {
        if (unit < 0x80) {
            return 1;
        }
        return unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char unit = text.charAt(at);
        if (Character.isHighSurrogate(unit)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(unit)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
