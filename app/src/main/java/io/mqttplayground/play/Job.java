package io.mqttplayground.play;

import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A role of a lesson that runs in a thread of its own. */
public final class Job {

    private static final Logger LOG = Logger.getLogger(Job.class.getName());

    private final int number;
    private final NamedRole role;
    private final RoleOptions options;
    private final CountingConsole console;
    private final CompletableFuture<RunOutcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean askedToStop;

    Job(int number, NamedRole role, RoleOptions options, Console shown) {
        this.number = number;
        this.role = role;
        this.options = options;
        this.console = new CountingConsole(shown, () -> ready.complete(null));
        this.thread = new Thread(this::run, options.clientId());
        this.thread.setDaemon(true);
        outcome.thenRun(() -> ready.complete(null));
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            role.run(options, console);
            outcome.complete(new RunOutcome.Done());
        } catch (InterruptedException stopped) {
            outcome.complete(new RunOutcome.Stopped());
        } catch (Exception failure) {
            LOG.log(Level.WARNING, options.clientId() + " failed", failure);
            outcome.complete(new RunOutcome.Failed(String.valueOf(failure.getMessage())));
        }
    }

    /** Asks the role to end; {@link #outcome()} tells when it has. */
    public void stop() {
        askedToStop = true;
        thread.interrupt();
    }

    boolean isAskedToStop() {
        return askedToStop;
    }

    /** What {@code jobs} and {@code stop} call it by. */
    public int number() {
        return number;
    }

    public NamedRole role() {
        return role;
    }

    public RoleOptions options() {
        return options;
    }

    public boolean isRunning() {
        return !outcome.isDone();
    }

    public CompletableFuture<RunOutcome> outcome() {
        return outcome;
    }

    public long sent() {
        return console.sentCount();
    }

    public long received() {
        return console.receivedCount();
    }

    /** Completes when the role is set up (a consumer has subscribed), or has ended without. */
    public CompletableFuture<Void> ready() {
        return ready;
    }

    /** Waits until a consumer has subscribed, or has ended without. */
    public boolean awaitReady(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            ready.get(timeout, unit);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("ready never fails", impossible);
        }
    }
}
