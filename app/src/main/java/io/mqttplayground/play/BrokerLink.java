package io.mqttplayground.play;

import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.relay.Relay;
import io.mqttplayground.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The broker that lessons and commands talk to.
 *
 * @param uri where clients connect, such as {@code tcp://127.0.0.1:1883}
 * @param wire every packet of the clients that connect there
 * @param faults what is wrong with those clients' links
 * @param sessions those clients' sessions; at a broker elsewhere, as far as their packets tell
 * @param embedded the broker of this process; empty when it stands elsewhere
 * @param relay the way to the broker that stands elsewhere
 */
public record BrokerLink(
        String uri,
        Wire wire,
        LinkFaults faults,
        Supplier<List<ClientStatus>> sessions,
        Optional<EmbeddedBroker> embedded,
        Optional<Relay> relay)
        implements AutoCloseable {

    public static BrokerLink to(EmbeddedBroker broker) {
        return new BrokerLink(
                broker.uri(),
                broker.wire(),
                broker.faults(),
                broker::clients,
                Optional.of(broker),
                Optional.empty());
    }

    /**
     * A broker elsewhere, reached through a port of ours.
     *
     * @param port of ours; 0 for any free one
     * @throws BrokerStartException when the port cannot be had
     */
    public static BrokerLink external(String uri, int port) throws BrokerStartException {
        try {
            Relay relay = new Relay(uri, port);
            return new BrokerLink(
                    relay.uri(),
                    relay.wire(),
                    relay.faults(),
                    relay::sessions,
                    Optional.empty(),
                    Optional.of(relay));
        } catch (IOException cannotBind) {
            throw BrokerStartException.of(BrokerSettings.local().withPort(port), cannotBind);
        }
    }

    /** What is known of a client; empty when it has no session. */
    public Optional<ClientStatus> session(String clientId) {
        return sessions.get().stream().filter(one -> one.clientId().equals(clientId)).findFirst();
    }

    /** Where the broker itself is. */
    public String brokerUri() {
        return relay.map(Relay::brokerUri).orElse(uri);
    }

    /** Whether the broker answered when a client last came; if not, that client was let go. */
    boolean isBrokerThere() {
        return relay.map(Relay::isBrokerThere).orElse(true);
    }

    /** What cannot be seen, in a sentence; empty when everything can. */
    public Optional<String> blindSpot() {
        return relay.map(
                way ->
                        way.brokerUri()
                                + " stands elsewhere: only clients that connect through "
                                + uri
                                + " are seen");
    }

    /** Ends what leads to a broker elsewhere. */
    @Override
    public void close() {
        relay.ifPresent(Relay::close);
    }
}
