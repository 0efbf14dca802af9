package io.mqttplayground.play;

import io.mqttplayground.broker.EmbeddedBroker;
import java.util.Optional;

/**
 * The broker that lessons and commands talk to.
 *
 * @param uri where clients connect, such as {@code tcp://127.0.0.1:1883}
 * @param embedded the broker of this process; empty when it stands elsewhere
 */
public record BrokerLink(String uri, Optional<EmbeddedBroker> embedded) {

    public static BrokerLink to(EmbeddedBroker broker) {
        return new BrokerLink(broker.uri(), Optional.of(broker));
    }

    public static BrokerLink external(String uri) {
        return new BrokerLink(uri, Optional.empty());
    }
}
