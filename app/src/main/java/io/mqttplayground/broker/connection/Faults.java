package io.mqttplayground.broker.connection;

/** Is told of what must never happen inside the broker; called on its own threads. */
public interface Faults {

    /**
     * Something went wrong, and one client may have noticed.
     *
     * @param what one line for the one who runs the broker
     * @param cause for the log
     */
    void report(String what, Throwable cause);

    /** A share of the clients is not served any more; only a new broker helps. */
    void sessionThreadDied(Throwable cause);
}
