package io.mqttplayground.command.why;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.routing.RetainedMessage;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.BrokerLink;
import java.util.List;
import java.util.Optional;

/**
 * What can be known of a broker at a moment.
 *
 * @param clients its sessions; of a broker elsewhere, those of the clients that are seen
 * @param rules who may read and write what; empty when the broker does not tell
 * @param retained the retained messages; empty when the broker does not tell
 */
record KnownState(
        List<ClientStatus> clients,
        Optional<AccessRules> rules,
        Optional<List<RetainedMessage>> retained) {

    /** How the broker stands now. */
    static KnownState of(BrokerLink broker) {
        return new KnownState(
                broker.sessions().get(),
                broker.embedded().map(EmbeddedBroker::accessRules),
                broker.embedded().map(EmbeddedBroker::retained));
    }

    /** What is retained on a topic, if anything is and the broker tells. */
    Optional<RetainedMessage> retainedOn(String topic) {
        return retained.orElse(List.of()).stream()
                .filter(one -> one.topic().equals(topic))
                .findFirst();
    }
}
