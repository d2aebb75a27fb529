// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would end the whole process, in a process of its own. */
class HazardTest {
    private Path folder;

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
    }

    @Test
    void survivesGuestsBelowADeepJavaStack() throws IOException, InterruptedException {
        ChildProcess.assertSurvives(DeepJavaStack.class, folder);
    }

    @Test
    void survivesHostFunctionsThatFindLittleStack() throws IOException, InterruptedException {
        ChildProcess.assertSurvives(LittleStackForTheHost.class, folder);
    }

    @Test
    void survivesHostFunctionsThatUseTheStackUpAndCallBack()
            throws IOException, InterruptedException {
        ChildProcess.assertSurvives(NestedCallAtTheEnd.class, folder);
    }

    @Test
    void survivesAStartSectionThatInstantiatesItsModuleAgain()
            throws IOException, InterruptedException {
        ChildProcess.assertSurvives(StartsItselfAgain.class, folder);
    }

    @Test
    void survivesTheEndOfEverythingThatUsedTheLibrary() throws IOException, InterruptedException {
        ChildProcess.assertSurvives(LibraryIsForgotten.class, folder);
    }

    @Test
    void survivesItemsOfAnotherStore() throws IOException, InterruptedException {
        ChildProcess.assertSurvives(ItemsOfAnotherStore.class, folder);
    }

    @Test
    void survivesAStoreThatIsClosedWhileAnotherThreadUsesIt()
            throws IOException, InterruptedException {
        ChildProcess.assertSurvives(ClosedWhileUsed.class, folder);
    }

    @Test
    void survivesAModuleThatIsClosedWhileAnotherThreadUsesIt()
            throws IOException, InterruptedException {
        ChildProcess.assertSurvives(ModuleClosedWhileUsed.class, folder);
    }
}
