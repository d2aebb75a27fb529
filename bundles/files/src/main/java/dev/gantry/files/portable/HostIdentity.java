// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files.portable;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells a file from all others. Java gives the two numbers by handle only as the text of a file
 * key, which has looked the same since Java 7.
 */
record HostIdentity(long device, long inode) {
    private static final Pattern KEY = Pattern.compile("\\(dev=([0-9a-f]+),ino=(-?[0-9]+)\\)");

    static HostIdentity of(BasicFileAttributes attributes) throws FileException {
        Matcher key = KEY.matcher(String.valueOf(attributes.fileKey()));
        if (!key.matches()) {
            throw new FileException(FileProblem.UNSUPPORTED);
        }
        return new HostIdentity(
                Long.parseUnsignedLong(key.group(1), 16), Long.parseLong(key.group(2)));
    }
}
