package io.mqttplayground.command;

import io.mqttplayground.play.BrokerLink;
import java.util.Iterator;
import java.util.List;

/** Completes the client identifiers that the embedded broker has a session for. */
public final class SeenClients implements Iterable<String> {

    private final BrokerLink broker;

    SeenClients(BrokerLink broker) {
        this.broker = broker;
    }

    @Override
    public Iterator<String> iterator() {
        return broker.embedded().map(own -> own.clients()).orElse(List.of()).stream()
                .map(client -> client.clientId())
                .iterator();
    }
}
