// SPDX-License-Identifier: Apache-2.0
package dev.gantry.files;

import dev.gantry.file.Mount;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** What holds for a guest wherever its files are. */
abstract class GuestFilesContract {
    private Path place;

    @BeforeEach
    final void takePlace(@TempDir Path empty) {
        place = empty;
    }

    /**
     * A mount of an empty tree that may be changed.
     *
     * @param empty an empty folder of the host, for those who need one
     */
    abstract Mount mount(Path empty, String guestPath);

    final Mount mount(String guestPath) {
        return mount(place, guestPath);
    }

    @Nested
    class Paths extends PathContract {
        Paths() {
            super(GuestFilesContract.this);
        }
    }

    @Nested
    class Slashes extends SlashContract {
        Slashes() {
            super(GuestFilesContract.this);
        }
    }

    @Nested
    class Links extends GuestLinkContract {
        Links() {
            super(GuestFilesContract.this);
        }
    }

    @Nested
    class Moving extends MovingContract {
        Moving() {
            super(GuestFilesContract.this);
        }
    }

    @Nested
    class Quotas extends QuotaContract {
        Quotas() {
            super(GuestFilesContract.this);
        }
    }

    @Nested
    class Views extends ViewContract {
        Views() {
            super(GuestFilesContract.this);
        }
    }
}
