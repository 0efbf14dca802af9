package io.mqttplayground.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The chain of guards that serves now. When a thread of it dies, a new one takes its place at the
 * same port: sessions are lost then, and what the chains share is not. Any thread.
 */
final class RestartingChain {

    private static final Logger LOG = Logger.getLogger(RestartingChain.class.getName());

    private final String host;
    private final GuardChain.Shared shared;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile GuardChain serving;
    private boolean stopped;

    /**
     * @param host address to bind
     */
    RestartingChain(String host, GuardChain.Shared shared) {
        this.host = host;
        this.shared = shared;
        this.serving = newChain();
    }

    private GuardChain newChain() {
        return new GuardChain(shared, this::report, this::restartInstead);
    }

    /**
     * Binds the port and serves from then on.
     *
     * @throws IOException when it cannot be bound
     */
    void listen(int port) throws IOException {
        serving.listener().bind(new InetSocketAddress(host, port));
    }

    GuardChain serving() {
        return serving;
    }

    /** Has a line for every failure inside the broker, and what was done about it. */
    void onFailure(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void report(String what, Throwable cause) {
        LOG.log(Level.SEVERE, what, cause);
        listeners.forEach(listener -> listener.accept(what));
    }

    private void restartInstead(Throwable cause) {
        LOG.log(Level.SEVERE, "a session thread died", cause);
        Thread restart = new Thread(this::restart, "mqtt-restart");
        restart.setDaemon(true);
        restart.start();
    }

    private synchronized void restart() {
        if (stopped) {
            return;
        }
        int port = serving.listener().port();
        serving.stop();
        serving = newChain();
        String outcome = listenAgain(port);
        listeners.forEach(listener -> listener.accept(outcome));
    }

    /** Returns what came of it. */
    private String listenAgain(int port) {
        try {
            listen(port);
            return "a thread of the broker died; the broker was started again";
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "the broker could not be started again", e);
            return "a thread of the broker died, and it cannot be started again: " + e;
        }
    }

    /** Closes the port and every connection, and ends the threads for good. */
    synchronized void stop() {
        stopped = true;
        serving.stop();
    }
}
