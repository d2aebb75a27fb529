// SPDX-License-Identifier: Apache-2.0
package dev.gantry.tck;

import dev.gantry.engine.Engine;
import org.junit.jupiter.api.Nested;

/**
 * What an engine has to do. A backend subclasses this with a way to start and to stop itself; what it
 * can do beyond WebAssembly 2.0 it says in {@link Engine#features}, and what it does not declare there
 * must fail as documented.
 *
 * <p>Each topic is a class of its own; the guests are in {@code src/main/wat}.
 */
public abstract class EngineContract extends EngineUnderTest {
    @Nested
    class Modules extends ModuleContract {
        Modules() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Calls extends CallContract {
        Calls() {
            super(EngineContract.this);
        }
    }

    @Nested
    class HostFunctions extends HostFunctionContract {
        HostFunctions() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Exceptions extends HostExceptionContract {
        Exceptions() {
            super(EngineContract.this);
        }
    }

    @Nested
    class GuestExceptions extends ExceptionContract {
        GuestExceptions() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Links extends LinkContract {
        Links() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Sharing extends SharingContract {
        Sharing() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Tables extends TableContract {
        Tables() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Memories extends MemoryContract {
        Memories() {
            super(EngineContract.this);
        }
    }

    @Nested
    class MemoryLimits extends LimitContract {
        MemoryLimits() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Traps extends TrapContract {
        Traps() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Interruptions extends InterruptContract {
        Interruptions() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Features extends FeatureContract {
        Features() {
            super(EngineContract.this);
        }
    }

    @Nested
    class ForeignExterns extends ForeignExternContract {
        ForeignExterns() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Closing extends ClosingContract {
        Closing() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Stacks extends StackContract {
        Stacks() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Shapes extends ShapeContract {
        Shapes() {
            super(EngineContract.this);
        }
    }

    @Nested
    class Vectors extends VectorContract {
        Vectors() {
            super(EngineContract.this);
        }
    }

    @Nested
    class BulkOperations extends BulkContract {
        BulkOperations() {
            super(EngineContract.this);
        }
    }
}
