package io.mqttplayground.broker;

import io.mqttplayground.broker.connection.BrokerFailures;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells of failures: a line each for those who listen, and in the log with its cause. */
final class Failures implements BrokerFailures {

    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    void addListener(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public void report(String what, Throwable cause) {
        LOG.log(Level.SEVERE, what, cause);
        tell(what);
    }

    /** One line for those who listen. */
    void tell(String line) {
        listeners.forEach(listener -> listener.accept(line));
    }
}
