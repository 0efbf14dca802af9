package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.topic.TopicName;
import io.mqttplayground.wire.Packet;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a message that a client publishes, be it a PUBLISH or its will: checked, retained
 * and routed, in that order and on the calling thread, so that the order of one client's messages
 * is kept [MQTT-4.6.0-5].
 */
public final class Publishing {

    private final Routing routing;
    private final RetainedStore retained;
    private final Reports reports;

    public Publishing(Routing routing, RetainedStore retained, Reports reports) {
        this.routing = routing;
        this.retained = retained;
        this.reports = reports;
    }

    /** Publishes the message, or drops it and reports why; returns the sessions it went to. */
    List<ClientSession> publish(Channel connection, Message message) {
        Peer from = Peer.of(connection);
        Optional<String> denial = denial(ClientSession.of(connection), message.topic());
        if (denial.isPresent()) {
            reports.refused(from, message.shown(), denial.get());
            return List.of();
        }
        if (message.retain()) {
            retain(from, message);
        }
        reports.accepted(message::shown);
        return routing.route(message);
    }

    private static Optional<String> denial(ClientSession from, String topic) {
        if (TopicName.isReserved(topic)) {
            return Optional.of("topics that start with $ are the broker's own (section 4.7.2)");
        }
        Decision decision = from.rights().mayWrite(topic);
        return decision.allowed() ? Optional.empty() : Optional.of(decision.toString());
    }

    private void retain(Peer from, Message message) {
        if (!retained.update(message)) {
            Packet.Publish packet = message.shown();
            reports.refused(from, packet, "delivered, but not retained: " + retained.limit());
        }
    }
}
