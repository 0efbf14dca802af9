package io.mqttplayground.course;

/**
 * Something wrong in a lesson file.
 *
 * @param line counted from 1; 0 if it is about the whole file
 * @param message what is wrong and what was expected
 */
public record Problem(String file, int line, String message) {

    /** {@code file:line: message}, as compilers write it. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
