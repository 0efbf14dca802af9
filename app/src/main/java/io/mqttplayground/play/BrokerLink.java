package io.mqttplayground.play;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.tap.TappedSockets;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * The broker that lessons and commands talk to.
 *
 * @param uri where clients connect, such as {@code tcp://127.0.0.1:1883}
 * @param wire every packet of the embedded broker; of one elsewhere, those of our own clients
 * @param sockets what our own clients connect through, so that their packets are on the wire; empty
 *     where the broker itself tells
 * @param embedded the broker of this process; empty when it stands elsewhere
 */
public record BrokerLink(
        String uri, Wire wire, Optional<SocketFactory> sockets, Optional<EmbeddedBroker> embedded) {

    public static BrokerLink to(EmbeddedBroker broker) {
        return new BrokerLink(broker.uri(), broker.wire(), Optional.empty(), Optional.of(broker));
    }

    public static BrokerLink external(String uri) {
        Wire wire = new Wire();
        return new BrokerLink(uri, wire, Optional.of(new TappedSockets(wire)), Optional.empty());
    }

    /** What cannot be seen, in a sentence; empty when everything can. */
    public Optional<String> blindSpot() {
        return embedded.isPresent()
                ? Optional.empty()
                : Optional.of(
                        uri
                                + " stands elsewhere: only the packets of this shell's clients are"
                                + " seen");
    }
}
