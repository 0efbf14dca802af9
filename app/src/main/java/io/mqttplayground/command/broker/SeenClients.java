package io.mqttplayground.command.broker;

import java.util.Iterator;
import java.util.function.Supplier;

/** Completes the client identifiers that are known to have a session at the broker. */
public final class SeenClients implements Iterable<String> {

    private final Supplier<KnownState> known;

    public SeenClients(Supplier<KnownState> known) {
        this.known = known;
    }

    @Override
    public Iterator<String> iterator() {
        return known.get().clients().stream().map(client -> client.clientId()).iterator();
    }
}
