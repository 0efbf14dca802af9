package io.mqttplayground.command;

import java.util.Iterator;
import java.util.function.Supplier;

/** Completes the client identifiers that are known to have a session at the broker. */
final class SeenClients implements Iterable<String> {

    private final Supplier<KnownState> known;

    SeenClients(Supplier<KnownState> known) {
        this.known = known;
    }

    @Override
    public Iterator<String> iterator() {
        return known.get().clients().stream().map(client -> client.clientId()).iterator();
    }
}
