// SPDX-License-Identifier: Apache-2.0
package dev.gantry.shell.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.felix.gogo.jline.Builtin;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.jline.Procedural;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * The commands around ours: filters for pipes, moving between folders, loops. Left out is what
 * creates Java objects, edits files, or reaches the container or {@code java.lang.System}.
 */
final class TextCommands {
    static final String SCOPE = "text";

    private static final String[] FILTERS = {
        "cat", "echo", "grep", "head", "less", "sort", "tail", "wc", "cd", "ls", "pwd", "clear",
        "date", "sleep"
    };
    private static final String[] FLOW = {
        "each", "if", "not", "try", "throw", "until", "while", "break", "continue"
    };
    private static final String[] SHELL = {"history", "jobs"};

    private TextCommands() {}

    /** Keeps colours and columns out of what no person reads; Gogo takes every session for a terminal. */
    static void becomePlain(CommandSession session) {
        try {
            DumbTerminal paper =
                    new DumbTerminal(
                            InputStream.nullInputStream(), OutputStream.nullOutputStream());
            paper.setSize(new Size(80, 24));
            session.put(Shell.VAR_TERMINAL, paper);
        } catch (IOException e) {
            throw new UncheckedIOException("a terminal without a device cannot fail", e);
        }
        session.put("GREP_COLORS", "no=0");
        session.put("LS_COLORS", "no=0");
    }

    static List<ServiceRegistration<?>> register(BundleContext bundle, CommandProcessor processor) {
        return List.of(
                bundle.registerService(
                        Posix.class, new Posix(processor), GogoCommands.named(SCOPE, FILTERS)),
                bundle.registerService(
                        Procedural.class, new Procedural(), GogoCommands.named(SCOPE, FLOW)),
                bundle.registerService(
                        Builtin.class, new Builtin(), GogoCommands.named(SCOPE, SHELL)));
    }
}
