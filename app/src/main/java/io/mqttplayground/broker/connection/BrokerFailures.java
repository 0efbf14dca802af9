package io.mqttplayground.broker.connection;

import io.mqttplayground.link.Peer;

/** Is told of what must never happen inside the broker; called on its own threads. */
public interface BrokerFailures {

    /**
     * Something went wrong, and one client may have noticed.
     *
     * @param what one line for the one who runs the broker
     * @param cause for the log
     */
    void report(String what, Throwable cause);

    /** Ends a connection that the broker cannot serve, and tells so. */
    default void cutOff(Peer peer, String why) {
        report(
                "client " + peer.clientId() + " was cut off: " + why,
                new IllegalStateException("Moquette did not do what it was asked"));
        peer.close("the broker failed: " + why);
    }
}
