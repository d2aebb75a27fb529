// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.FileException;
import dev.gantry.file.FileProblem;
import dev.gantry.files.name.FileName;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The way along a path, one component after the other. Every folder on it is opened in the one before
 * and held open, so that {@code ..} leads back to where the way came from, whatever has been renamed
 * since, and never above the start. Links are read and gone along in the same manner.
 *
 * <p>It stops before the last component: what that is only shows when something is done with it.
 */
final class Walk implements Closeable {
    private static final int MOST_LINKS = 40;

    /** As many as a path can have, and then some; with what all links on the way add. */
    private static final int MOST_COMPONENTS = 4_096;

    /** From the start to where the way is now; the last one first. */
    private final Deque<Place> passed = new ArrayDeque<>();

    private final Deque<String> ahead = new ArrayDeque<>();
    private String name = "";
    private boolean meansFolder;
    private int links;
    private int components;

    private Walk(Place start) {
        passed.push(start.hold());
    }

    /** Goes along a path up to its last component. */
    static Walk along(Place start, String path) throws IOException {
        Walk walk = new Walk(start);
        try {
            walk.splice(path);
            walk.advance();
            return walk;
        } catch (IOException | RuntimeException e) {
            walk.close();
            throw e;
        }
    }

    /** The folder that the last component is looked up in. */
    Place place() {
        return passed.element();
    }

    /** The last component; empty if the path means {@link #place} itself. */
    String name() {
        return name;
    }

    /** Whether the path ended in a slash. */
    boolean meansFolder() {
        return meansFolder;
    }

    /** Goes into the last component if something is mounted at it, or below. */
    void enterMountPoint() throws IOException {
        if (!name.isEmpty() && place().isMountPoint(name)) {
            String entered = name;
            name = "";
            passed.push(place().enter(entered));
        }
    }

    /** Goes on along the last component, which is a link. */
    void followLast() throws IOException {
        String link = name;
        name = "";
        follow(link);
        advance();
    }

    private void advance() throws IOException {
        while (!ahead.isEmpty()) {
            if (name.isEmpty()) {
                take(ahead.pop());
            } else {
                String folder = name;
                name = "";
                enter(folder);
            }
        }
    }

    private void take(String component) throws IOException {
        switch (component) {
            case FileName.HERE -> {}
            case FileName.UP -> goUp();
            default -> name = component;
        }
    }

    private void goUp() throws IOException {
        if (passed.size() == 1) {
            throw new FileException(FileProblem.ESCAPES);
        }
        passed.pop().release();
    }

    private void enter(String folder) throws IOException {
        try {
            passed.push(place().enter(folder));
        } catch (FileException e) {
            if (e.problem() != FileProblem.IS_LINK) {
                throw e;
            }
            follow(folder);
        }
    }

    private void follow(String link) throws IOException {
        links++;
        if (links > MOST_LINKS) {
            throw new FileException(FileProblem.LINK_LOOP);
        }
        try {
            splice(place().folder().readLink(link));
        } catch (FileException e) {
            if (e.problem() != FileProblem.INVALID) {
                throw e;
            }
            // Somebody put another thing into its place: look again.
            ahead.push(link);
        }
    }

    private void splice(String path) throws IOException {
        PathText text = PathText.of(path);
        meansFolder |= ahead.isEmpty() && text.folder();
        List<String> added = text.components();
        components += added.size();
        if (components > MOST_COMPONENTS) {
            throw new FileException(FileProblem.LINK_LOOP);
        }
        for (int i = added.size() - 1; i >= 0; i--) {
            ahead.push(added.get(i));
        }
    }

    /** Lets go of every folder, whatever becomes of the others. */
    @Override
    public void close() throws IOException {
        if (passed.isEmpty()) {
            return;
        }
        try {
            passed.pop().release();
        } finally {
            close();
        }
    }
}
