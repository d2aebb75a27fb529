// SPDX-License-Identifier: Apache-2.0
package dev.gantry;

import org.jspecify.annotations.Nullable;

/**
 * The one family of failures that crosses an interface of Gantry.
 *
 * <p>The message says what failed, for which subject, and why. A cause is kept only where it is a
 * class of the JDK or of Gantry: foreign exception classes would pin the bundle they come from.
 */
public class GantryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String subject;
    private final String hint;

    /** Fails with the code's own hint. */
    public GantryException(ErrorCode code, String subject, String message) {
        this(code, subject, message, code.hint(), null);
    }

    /**
     * @param subject what it failed for: a file, a function, a command; may be empty
     * @param message one sentence without the hint
     */
    public GantryException(
            ErrorCode code,
            String subject,
            String message,
            String hint,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.subject = subject;
        this.hint = hint;
        setStackTrace(new Throwable().getStackTrace());
    }

    /**
     * Records nothing: what the virtual machine records holds on to the classes of every frame, so
     * that an exception which somebody keeps would keep a stopped bundle in memory. The constructor
     * keeps the trace as text instead.
     */
    @Override
    public final Throwable fillInStackTrace() {
        return this;
    }

    public final ErrorCode code() {
        return code;
    }

    public final String subject() {
        return subject;
    }

    public final String hint() {
        return hint;
    }

    /** The code and the message, without the hint. */
    public final String describe() {
        return "[" + code.id() + "] " + getMessage();
    }
}
