package io.mqttplayground.command;

import io.mqttplayground.broker.ClientStatus;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.guard.RetainedMessage;
import java.util.List;
import java.util.Optional;

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

    static KnownState of(EmbeddedBroker broker) {
        return new KnownState(
                broker.clients(),
                Optional.of(broker.accessRules()),
                Optional.of(broker.retained()));
    }

    static KnownState of(OwnSessions sessions) {
        return new KnownState(sessions.all(), Optional.empty(), Optional.empty());
    }

    /** What is retained on a topic, if anything is and the broker tells. */
    Optional<RetainedMessage> retainedOn(String topic) {
        return retained.orElse(List.of()).stream()
                .filter(one -> one.topic().equals(topic))
                .findFirst();
    }
}
