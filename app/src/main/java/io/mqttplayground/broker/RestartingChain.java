package io.mqttplayground.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The chain of guards that serves now. When a thread of it dies, a new one takes its place at the
 * same port; what outlives it is still there then. Any thread.
 */
final class RestartingChain {

    private static final Logger LOG = Logger.getLogger(RestartingChain.class.getName());

    /** The port may be in use for a moment; then there is another try, and so on. */
    private static final int TRIES = 5;

    private static final long FIRST_PAUSE_MILLIS = 250;

    private final String host;
    private final Lasting lasting;
    private final Failures failures;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();

    /** Started in time: a machine that has no memory left has no thread left either. */
    private final Thread restarter = new Thread(this::restartWhenNeeded, "mqtt-restart");

    private volatile GuardChain serving;
    private volatile int port;
    private boolean died;
    private boolean stopped;

    /**
     * @param host address to bind
     */
    RestartingChain(String host, Lasting lasting, Failures failures) {
        this.host = host;
        this.lasting = lasting;
        this.failures = failures;
        restarter.setDaemon(true);
    }

    /**
     * Binds the port and serves from then on.
     *
     * @throws IOException when it cannot be bound
     */
    void listen(int asked) throws IOException {
        renew(asked);
        restarter.start();
    }

    private void renew(int asked) throws IOException {
        AtomicReference<Throwable> death = new AtomicReference<>();
        GuardChain chain =
                new GuardChain(
                        lasting,
                        failures,
                        cause -> {
                            if (death.compareAndSet(null, cause)) {
                                threadDied(cause);
                            }
                        });
        serving = chain;
        port = chain.listen(new InetSocketAddress(host, asked));
    }

    /** The bound TCP port. */
    int port() {
        return port;
    }

    GuardChain serving() {
        return serving;
    }

    /** Is completed when nobody will be served any more, although nobody asked for that. */
    CompletableFuture<Void> lost() {
        return lost;
    }

    /** The first death of a chain asks for another one; those that follow are part of it. */
    private void threadDied(Throwable cause) {
        synchronized (restarter) {
            died = true;
            restarter.notifyAll();
        }
        LOG.log(Level.SEVERE, "a thread of the broker died", cause);
    }

    private void restartWhenNeeded() {
        try {
            while (awaitDeath()) {
                restart();
            }
        } catch (InterruptedException end) {
            // Nobody needs it any more.
        }
    }

    private boolean awaitDeath() throws InterruptedException {
        synchronized (restarter) {
            while (!died) {
                restarter.wait();
            }
            died = false;
        }
        return !lost.isDone();
    }

    private synchronized void restart() throws InterruptedException {
        Optional<Throwable> failure = Optional.of(new IOException("not tried"));
        for (int i = 0; i < TRIES && failure.isPresent() && !stopped; i++) {
            Thread.sleep(i * FIRST_PAUSE_MILLIS);
            failure = tryAgain();
        }
        if (stopped) {
            return;
        }
        if (failure.isEmpty()) {
            failures.tell("a thread of the broker died; the broker was started again");
        } else {
            failures.tell(
                    "a thread of the broker died, and it cannot be started again: %s; exit, and start anew"
                            .formatted(failure.get().getMessage()));
            lost.complete(null);
        }
    }

    /** Returns what went wrong. */
    private Optional<Throwable> tryAgain() {
        try {
            serving.stop();
            renew(port);
            return Optional.empty();
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "the broker could not be started again", e);
            return Optional.of(e);
        }
    }

    /** Closes the port and every connection, and ends the threads for good. */
    void stop() {
        restarter.interrupt();
        synchronized (this) {
            stopped = true;
            if (serving != null) {
                serving.stop();
            }
        }
    }
}
