// SPDX-License-Identifier: Apache-2.0
package dev.gantry.policy;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with permissions, as it was read.
 *
 * @param name what messages call it; relative names in it start from its folder
 * @param content at most {@link #MAX_BYTES}; nobody checked it yet. Not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a document is read once.
public record PermissionDocument(String name, byte[] content) {
    public static final int MAX_BYTES = 65_536;

    private static final String MODULE = ".wasm";
    private static final String REQUEST = ".permissions.json";

    /**
     * Reads a file, whatever is in it.
     *
     * @throws GantryException FILE_NOT_FOUND, FILE_UNREADABLE, or BAD_PERMISSIONS if it is too large
     */
    public static PermissionDocument read(Path file) {
        String shown = GuestText.clean(file.toString());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new GantryException(
                        ErrorCode.BAD_PERMISSIONS,
                        shown,
                        shown + " is larger than the " + MAX_BYTES + " bytes allowed");
            }
            return new PermissionDocument(file.toString(), content);
        } catch (NoSuchFileException e) {
            throw new GantryException(ErrorCode.FILE_NOT_FOUND, shown, "there is no file " + shown);
        } catch (IOException e) {
            throw new GantryException(ErrorCode.FILE_UNREADABLE, shown, shown + " cannot be read");
        }
    }

    /**
     * What the author of a file asks for: {@code NAME.permissions.json} beside {@code NAME.wasm}; absent
     * if there is none. Fails as {@link #read} does.
     */
    public static Optional<PermissionDocument> beside(Path module) {
        Path name = module.getFileName();
        if (name == null || !name.toString().endsWith(MODULE)) {
            return Optional.empty();
        }
        String stem = name.toString().substring(0, name.toString().length() - MODULE.length());
        Path request = module.resolveSibling(stem + REQUEST);
        return Files.isRegularFile(request) ? Optional.of(read(request)) : Optional.empty();
    }
}
