package io.mqttplayground.command.message;

import io.mqttplayground.play.ShellClients;
import java.util.Iterator;
import java.util.List;

/** Completes the filters that the shell has subscribed to. */
public final class SubscribedFilters implements Iterable<String> {

    private final ShellClients clients;

    public SubscribedFilters(ShellClients clients) {
        this.clients = clients;
    }

    @Override
    public Iterator<String> iterator() {
        return clients.subscriptions().values().stream()
                .flatMap(List::stream)
                .distinct()
                .iterator();
    }
}
