package io.mqttplayground.command;

import io.mqttplayground.broker.ClientStatus;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.guard.RetainedMessage;
import io.mqttplayground.play.BrokerLink;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What can be known of a broker at a moment.
 *
 * @param clients its sessions; of a broker elsewhere, those of this shell's clients
 * @param rules who may read and write what; empty when the broker does not tell
 * @param retained the retained messages; empty when the broker does not tell
 */
record KnownState(
        List<ClientStatus> clients,
        Optional<AccessRules> rules,
        Optional<List<RetainedMessage>> retained) {

    /** Asked at any moment, it tells how the broker stands then. */
    static Supplier<KnownState> of(BrokerLink broker) {
        if (broker.embedded().isPresent()) {
            EmbeddedBroker own = broker.embedded().get();
            return () -> of(own);
        }
        OwnSessions sessions = new OwnSessions(broker.uri());
        broker.wire().addListener(sessions);
        return () -> new KnownState(sessions.all(), Optional.empty(), Optional.empty());
    }

    private static KnownState of(EmbeddedBroker broker) {
        return new KnownState(
                broker.clients(),
                Optional.of(broker.accessRules()),
                Optional.of(broker.retained()));
    }

    /** What is retained on a topic, if anything is and the broker tells. */
    Optional<RetainedMessage> retainedOn(String topic) {
        return retained.orElse(List.of()).stream()
                .filter(one -> one.topic().equals(topic))
                .findFirst();
    }
}
