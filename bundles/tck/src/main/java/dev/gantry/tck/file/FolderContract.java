// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import dev.gantry.file.Folder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a {@link Folder} has to do. A backend subclasses this with a way to open one; each topic is a
 * class of its own.
 */
public abstract class FolderContract {
    private Folder root;
    private Path place;

    /**
     * Opens an empty folder that may be changed.
     *
     * @param empty an empty folder of the host, for backends that need one
     */
    protected abstract Folder open(Path empty) throws IOException;

    /**
     * Whether a file can have any name that is Unicode; where not, such a name is answered with {@link
     * dev.gantry.file.FileProblem#ILLEGAL_NAME}.
     */
    protected boolean takesEveryName() {
        return true;
    }

    /**
     * Whether it has nothing but the JDK. That sets no times of a file whose name is gone, keeps no
     * fractions of seconds before 1970, and writes the target of a link in its simplest form.
     */
    protected boolean hasOnlyTheJdk() {
        return false;
    }

    @BeforeEach
    final void openRoot(@TempDir Path empty) throws IOException {
        place = empty;
        root = open(empty);
    }

    @AfterEach
    final void closeRoot() throws IOException {
        root.close();
    }

    final Folder root() {
        return root;
    }

    /** The folder of the host that the backend was given. */
    final Path place() {
        return place;
    }

    @Nested
    class Folders extends SubfolderContract {
        Folders() {
            super(FolderContract.this);
        }
    }

    @Nested
    class OpeningFiles extends OpeningContract {
        OpeningFiles() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Contents extends ContentContract {
        Contents() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Sizes extends SizeContract {
        Sizes() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Removing extends RemovingContract {
        Removing() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Renaming extends RenamingContract {
        Renaming() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Links extends LinkContract {
        Links() {
            super(FolderContract.this);
        }
    }

    @Nested
    class SecondNames extends SecondNameContract {
        SecondNames() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Names extends NameContract {
        Names() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Times extends TimeContract {
        Times() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Listings extends ListingContract {
        Listings() {
            super(FolderContract.this);
        }
    }

    @Nested
    class Closing extends ClosedFolderContract {
        Closing() {
            super(FolderContract.this);
        }
    }
}
