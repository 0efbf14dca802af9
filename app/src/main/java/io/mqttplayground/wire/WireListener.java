package io.mqttplayground.wire;

/**
 * Is told of every {@link WireEvent}. Called on the broker's network threads: it must return at
 * once and never throw.
 */
@FunctionalInterface
public interface WireListener {

    void on(WireEvent event);
}
