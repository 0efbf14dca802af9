package io.mqttplayground.wire;

/**
 * Is told of every {@link WireEvent}. Called on the broker's network threads: it must return at
 * once and never throw.
 */
@FunctionalInterface
public interface WireListener {

    void on(WireEvent event);

    /**
     * The broker has taken a message, be it from a PUBLISH or a client's will, and is about to pass
     * it on. A message that it refuses never comes here, and one that is sent again at QoS 2 comes
     * once.
     */
    default void onAccepted(Packet.Publish message) {}
}
