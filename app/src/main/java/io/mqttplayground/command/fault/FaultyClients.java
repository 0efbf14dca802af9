package io.mqttplayground.command.fault;

import io.mqttplayground.link.LinkFault;
import io.mqttplayground.play.BrokerLink;

/** Completes the client identifiers that a fault is set on. */
public interface FaultyClients extends Iterable<String> {

    static FaultyClients at(BrokerLink broker) {
        return () -> broker.faults().all().stream().map(LinkFault::clientId).distinct().iterator();
    }
}
