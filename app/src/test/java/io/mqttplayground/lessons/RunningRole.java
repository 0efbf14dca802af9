package io.mqttplayground.lessons;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.RoleOptions;
import io.mqttplayground.testkit.Patience;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A role on a thread of its own, with everything that it told. */
final class RunningRole implements AutoCloseable {

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Exception> end = new CompletableFuture<>();
    private final Thread thread;

    private RunningRole(NamedRole role, RoleOptions options) {
        thread = new Thread(() -> run(role, options), "role " + options.clientId());
        thread.start();
    }

    static RunningRole start(String lesson, String role, RoleOptions options) {
        return new RunningRole(
                Catalogue.byId(lesson).orElseThrow().role(role).orElseThrow(), options);
    }

    List<String> sent() {
        return sent;
    }

    List<String> received() {
        return received;
    }

    List<String> notes() {
        return notes;
    }

    /** Waits for its end; returns the exception that ended it, or null when it was done. */
    Exception awaitEnd() throws Exception {
        return end.get(Patience.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Stops it and waits for its end. */
    Exception stop() throws Exception {
        thread.interrupt();
        return awaitEnd();
    }

    @Override
    public void close() throws Exception {
        stop();
    }

    private void run(NamedRole role, RoleOptions options) {
        Exception failure = null;
        try {
            role.run(options, new Recorder());
        } catch (Exception e) {
            failure = e;
        }
        end.complete(failure);
    }

    private final class Recorder implements Console {
        @Override
        public void sent(String line) {
            sent.add(line);
        }

        @Override
        public void received(String line) {
            received.add(line);
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }
    }
}
