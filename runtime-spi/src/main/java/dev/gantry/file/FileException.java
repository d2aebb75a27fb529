// SPDX-License-Identifier: Apache-2.0
package dev.gantry.file;

import java.io.IOException;

/**
 * Something could not be done with files. An ordinary answer to a guest: it has no stack trace, and
 * never the path of a file of the host.
 */
public final class FileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final FileProblem problem;

    public FileException(FileProblem problem) {
        super(problem.name());
        this.problem = problem;
    }

    public FileProblem problem() {
        return problem;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
