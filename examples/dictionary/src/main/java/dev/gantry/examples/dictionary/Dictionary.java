// SPDX-License-Identifier: Apache-2.0
package dev.gantry.examples.dictionary;

import dev.gantry.InterfaceName;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostCode;
import dev.gantry.engine.Memory;
import dev.gantry.engine.TrapCode;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.ValueType;
import dev.gantry.hostinterface.GuestResources;
import dev.gantry.hostinterface.HostInterface;
import dev.gantry.policy.Access;
import dev.gantry.policy.Grant;
import dev.gantry.policy.GrantKind;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Tells guests what words mean: the words they were granted, or all of them. */
@Component
public final class Dictionary implements HostInterface {
    private static final InterfaceName NAME = new InterfaceName("acme:dictionary");
    private static final int LONGEST_WORD = 64;
    private static final long PRICE = 100;

    private static final Map<String, String> MEANINGS =
            Map.of(
                    "gantry", "a frame that carries a crane",
                    "guest", "someone who may do what the host allows",
                    "host", "someone who has guests");

    @Override
    public InterfaceName name() {
        return NAME;
    }

    /** {@code define(word, length, meaning, room) -> length}; -1 where there is no answer. */
    @Override
    public Map<String, FunctionType> functions() {
        List<ValueType> numbers = Collections.nCopies(4, ValueType.I32);
        return Map.of("define", new FunctionType(numbers, List.of(ValueType.I32)));
    }

    /** All that prompts, explanations and lists know of it. */
    @Override
    public GrantKind grantKind() {
        return GrantKind.of(NAME.text(), "look words up in the dictionary")
                .taking("WORD")
                .risking("What it looks up is seen by whoever keeps the dictionary.");
    }

    @Override
    public Map<String, HostCode> bind(GuestResources guest) {
        return Map.of(
                "define",
                (arguments, results) -> {
                    guest.spend(PRICE); // The same for the same call, on every engine.
                    byte[] meaning = define(guest, word(guest.memory(), arguments));
                    results[0] = answer(guest.memory(), meaning, arguments);
                });
    }

    /** A guest can pass any number: what is too long is refused before anything is allocated. */
    private static String word(Memory memory, long[] arguments) {
        int length = (int) arguments[1];
        if (length < 0 || length > LONGEST_WORD) {
            throw new TrapException(TrapCode.OTHER, "a word is too long", List.of());
        }
        byte[] word = new byte[length];
        memory.read(Integer.toUnsignedLong((int) arguments[0]), word, 0, length);
        return new String(word, StandardCharsets.UTF_8);
    }

    /** Whether it may know this word is asked at the call, and a refusal is told. */
    private static byte[] define(GuestResources guest, String word) {
        Grant grant = new Grant(NAME.text(), word.replace('\0', ' '));
        if (!guest.uses(grant)) {
            guest.tells(new Access(grant, "define", word, Access.Outcome.REFUSED, "not this word"));
            return new byte[0];
        }
        return MEANINGS.getOrDefault(word, "").getBytes(StandardCharsets.UTF_8);
    }

    private static long answer(Memory memory, byte[] meaning, long[] arguments) {
        int room = (int) arguments[3];
        if (meaning.length == 0 || room < meaning.length) {
            return -1;
        }
        memory.write(Integer.toUnsignedLong((int) arguments[2]), meaning, 0, meaning.length);
        return meaning.length;
    }
}
