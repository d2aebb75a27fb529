// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck.file;

import org.junit.jupiter.api.Nested;

/**
 * What a {@link dev.gantry.file.Folder} of the host has to do beyond {@link FolderContract}: there, others
 * change the same folders, and not everything is a file.
 */
public abstract class HostFolderContract extends FolderContract {
    /**
     * Whether everything can be done in a folder that somebody else has moved away; where not, it is
     * refused. Either way nothing happens to what has its name by then.
     */
    protected boolean staysWithMovedFolders() {
        return true;
    }

    @Nested
    class Opening extends HostOpeningContract {
        Opening() {
            super(HostFolderContract.this);
        }
    }

    @Nested
    class SpecialFiles extends SpecialFileContract {
        SpecialFiles() {
            super(HostFolderContract.this);
        }
    }

    @Nested
    class LinksToOutside extends OutsideContract {
        LinksToOutside() {
            super(HostFolderContract.this);
        }
    }

    @Nested
    class SwappedFolders extends SwapContract {
        SwappedFolders() {
            super(HostFolderContract.this);
        }
    }

    @Nested
    class Rights extends HostRightsContract {
        Rights() {
            super(HostFolderContract.this);
        }
    }
}
