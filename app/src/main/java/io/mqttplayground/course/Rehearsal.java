package io.mqttplayground.course;

import io.mqttplayground.wire.WireListener;

/** A shell and a broker at which nothing has happened yet, to try a task on. */
public interface Rehearsal extends AutoCloseable {

    /** Makes such a pair. */
    @FunctionalInterface
    interface Stage {

        /**
         * Starts a fresh broker and opens the lesson in a fresh shell.
         *
         * @throws Exception when that fails; the message says why
         */
        Rehearsal open(Lesson lesson) throws Exception;
    }

    /** From now on tells the listener of what passes at the broker. */
    void addListener(WireListener listener);

    /** Whether this client is one of the shell's own background roles. */
    boolean isOwnRole(String clientId);

    /**
     * Carries out a command and waits for its end. A refusal by the broker may be just what the
     * task asks for, so it is no failure.
     *
     * @throws Exception when the command is not understood; the message says why
     */
    void run(String command) throws Exception;

    @Override
    void close();
}
