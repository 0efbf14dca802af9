package io.mqttplayground.command.broker;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.BrokerLink;

/** Completes the client identifiers that are known to have a session at the broker. */
public interface SeenClients extends Iterable<String> {

    static SeenClients at(BrokerLink broker) {
        return () -> broker.sessions().get().stream().map(ClientStatus::clientId).iterator();
    }
}
