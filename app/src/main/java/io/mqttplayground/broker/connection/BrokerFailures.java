package io.mqttplayground.broker.connection;

/** Is told of what must never happen inside the broker; called on its own threads. */
public interface BrokerFailures {

    /**
     * Something went wrong, and one client may have noticed.
     *
     * @param what one line for the one who runs the broker
     * @param cause for the log
     */
    void report(String what, Throwable cause);
}
