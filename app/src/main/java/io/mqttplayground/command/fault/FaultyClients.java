package io.mqttplayground.command.fault;

import io.mqttplayground.link.LinkFault;
import io.mqttplayground.play.BrokerLink;
import java.util.Iterator;

/** Completes the client identifiers that a fault is set on. */
public final class FaultyClients implements Iterable<String> {

    private final BrokerLink broker;

    public FaultyClients(BrokerLink broker) {
        this.broker = broker;
    }

    @Override
    public Iterator<String> iterator() {
        return broker.faults().all().stream().map(LinkFault::clientId).distinct().iterator();
    }
}
