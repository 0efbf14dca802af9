package io.mqttplayground.play;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.own.OwnLinks;
import io.mqttplayground.wire.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/**
 * The broker that lessons and commands talk to.
 *
 * @param uri where clients connect, such as {@code tcp://127.0.0.1:1883}
 * @param wire every packet of the embedded broker; of one elsewhere, those of our own clients
 * @param faults what is wrong with its clients' links; of one elsewhere, with those of our own
 * @param sockets what our own clients connect through, so that their packets are on the wire; empty
 *     where the broker itself tells
 * @param sessions the sessions of its clients; of one elsewhere, those of our own as far as their
 *     packets tell
 * @param embedded the broker of this process; empty when it stands elsewhere
 */
public record BrokerLink(
        String uri,
        Wire wire,
        LinkFaults faults,
        Optional<SocketFactory> sockets,
        Supplier<List<ClientStatus>> sessions,
        Optional<EmbeddedBroker> embedded) {

    public static BrokerLink to(EmbeddedBroker broker) {
        return new BrokerLink(
                broker.uri(),
                broker.wire(),
                broker.faults(),
                Optional.empty(),
                broker::clients,
                Optional.of(broker));
    }

    public static BrokerLink external(String uri) {
        Wire wire = new Wire();
        OwnLinks links = new OwnLinks(uri, wire);
        return new BrokerLink(
                uri,
                wire,
                links.faults(),
                Optional.of(links.sockets()),
                links::sessions,
                Optional.empty());
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
