// SPDX-License-Identifier: Apache-2.0
package dev.gantry.engine.wasmtime.jni;

import dev.gantry.ErrorCode;
import dev.gantry.GantryException;
import dev.gantry.GuestText;
import io.github.kawamuray.wasmtime.Val;

/**
 * The native library, which the framework takes out of the bundle for the platform it runs on.
 *
 * <p>wasmtime-java looks for its library in the same way first, and finds it loaded. It is never asked
 * before: not finding it, it would copy one out of its jar and leave the copy behind.
 */
final class WasmtimeLibrary {
    /** Of the Wasmtime in there. */
    static final String VERSION = "7.0.1";

    private static final String NAME = "wasmtime_jni";
    private static final String NATIVE_ACCESS =
            "start Java with --enable-native-access=ALL-UNNAMED";

    private boolean loaded;

    /** Loads it, and checks that it works; does nothing the next time. */
    synchronized void load() {
        if (!loaded) {
            open();
            test();
            loaded = true;
        }
    }

    private static void open() {
        try {
            System.loadLibrary(NAME);
        } catch (UnsatisfiedLinkError e) {
            throw unusable(
                    "there is no library for "
                            + System.getProperty("os.name")
                            + " on "
                            + System.getProperty("os.arch")
                            + ", or another copy of it holds the place",
                    ErrorCode.ENGINE_UNUSABLE.hint());
        } catch (RuntimeException e) { // IllegalCallerException, where Java forbids native code.
            throw unusable("Java does not let it load a library", NATIVE_ACCESS);
        }
    }

    /**
     * Compiles a function and calls it. From the first compilation on, threads run in the library, so that
     * it stays where its signal handlers are even if the bundle is thrown away.
     */
    private static void test() {
        int sum;
        try (NativeEngine engine = new NativeEngine(StackGuard.USUAL_BYTES);
                var module = engine.compile(HelperModules.addition())) {
            NativeStore store = new NativeStore(engine);
            store.instantiate("test", module);
            var addition = store.function(new NativeName("test", HelperModules.FUNCTION));
            Val[] result = store.call(addition, Val.fromI32(40), Val.fromI32(2));
            sum = result[0].i32();
            store.free();
        } catch (Exception | LinkageError e) { // The edge to the library.
            String reason = GuestText.clean(String.valueOf(e.getMessage()));
            throw unusable(
                    "its library does not work: " + reason, ErrorCode.ENGINE_UNUSABLE.hint());
        }
        if (sum != 42) {
            throw unusable("its library computes wrongly", ErrorCode.ENGINE_UNUSABLE.hint());
        }
    }

    private static GantryException unusable(String reason, String hint) {
        return new GantryException(
                ErrorCode.ENGINE_UNUSABLE,
                WasmtimeJniEngine.ID,
                "engine '" + WasmtimeJniEngine.ID + "' cannot be used: " + reason,
                hint,
                null);
    }
}
