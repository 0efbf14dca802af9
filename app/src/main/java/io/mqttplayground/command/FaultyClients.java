package io.mqttplayground.command;

import io.mqttplayground.broker.fault.LinkFault;
import io.mqttplayground.play.BrokerLink;
import java.util.Iterator;
import java.util.List;

/** Completes the client identifiers that a fault is set on. */
final class FaultyClients implements Iterable<String> {

    private final BrokerLink broker;

    FaultyClients(BrokerLink broker) {
        this.broker = broker;
    }

    @Override
    public Iterator<String> iterator() {
        return broker.embedded().map(own -> own.faults().all()).orElse(List.of()).stream()
                .map(LinkFault::clientId)
                .distinct()
                .iterator();
    }
}
