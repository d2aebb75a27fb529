// SPDX-License-Identifier: Apache-2.0
package dev.gantry.wasm.meter;

import dev.gantry.engine.CompileOptions;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Store;
import dev.gantry.wasm.preparation.MeterNames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The module whose globals are the meter that several modules of one store share. */
final class MeterModule {
    static final MeterNames NAMES =
            new MeterNames("fuel", "mark", "depth", "pages", "entries", "reason", "");

    private static final String PREAMBLE = "0061736d01000000";
    private static final String MUTABLE_I64 = "7e0142000b";
    private static final String MUTABLE_I32 = "7f0141000b";
    private static final int GLOBAL_SECTION = 6;
    private static final int EXPORT_SECTION = 7;
    private static final byte EXPORTED_GLOBAL = 3;

    private MeterModule() {}

    static MeterGlobals instantiate(Engine engine, Store store) {
        CompileOptions options = CompileOptions.builder().name(MeterNames.MODULE).build();
        try (var module = engine.compile(bytes(), options)) {
            return MeterGlobals.of(store.instantiate(module, List.of()), NAMES);
        }
    }

    /** Every length is below 128 and so takes one byte. */
    static byte[] bytes() {
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(HexFormat.of().parseHex(PREAMBLE));
        section(module, GLOBAL_SECTION, globals());
        section(module, EXPORT_SECTION, exports());
        return module.toByteArray();
    }

    private static void section(ByteArrayOutputStream module, int id, byte[] content) {
        module.write(id);
        module.write(content.length);
        module.writeBytes(content);
    }

    private static byte[] globals() {
        String all =
                MUTABLE_I64 + MUTABLE_I64 + MUTABLE_I32 + MUTABLE_I64 + MUTABLE_I64 + MUTABLE_I32;
        return HexFormat.of().parseHex("06" + all);
    }

    private static byte[] exports() {
        List<String> names = NAMES.globals();
        ByteArrayOutputStream exports = new ByteArrayOutputStream();
        exports.write(names.size());
        for (int index = 0; index < names.size(); index++) {
            byte[] name = names.get(index).getBytes(StandardCharsets.US_ASCII);
            exports.write(name.length);
            exports.writeBytes(name);
            exports.write(EXPORTED_GLOBAL);
            exports.write(index);
        }
        return exports.toByteArray();
    }
}
