package io.mqttplayground.command;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Shows who is connected, and which sessions are kept for those who are not. */
@Command(name = "clients", description = "Show the broker's clients and their subscriptions.")
final class ClientsCommand implements Callable<Integer> {

    private final Screen screen;
    private final BrokerLink broker;

    ClientsCommand(Screen screen, BrokerLink broker) {
        this.screen = screen;
        this.broker = broker;
    }

    @Override
    public Integer call() {
        List<ClientStatus> clients = broker.sessions().get();
        if (clients.isEmpty()) {
            screen.print("  nobody is connected; sub -t 'sensor/#' would be the first");
        } else {
            Table table = broker.embedded().isPresent() ? all(clients) : own(clients);
            screen.print(table.lines(screen.width()));
        }
        broker.blindSpot().ifPresent(spot -> Notes.print(screen, spot, Style.DIM));
        return 0;
    }

    private static Table all(List<ClientStatus> clients) {
        Table table =
                new Table(
                        "client",
                        "account",
                        "address",
                        "session",
                        "in flight",
                        "queued",
                        "filters");
        for (ClientStatus client : clients) {
            table.row(
                    client.clientId(),
                    account(client),
                    client.address().orElse("offline"),
                    session(client),
                    Integer.toString(client.inFlight()),
                    Integer.toString(client.queued()),
                    filters(client));
        }
        return table;
    }

    /** What waits at a broker elsewhere, nobody here can see. */
    private static Table own(List<ClientStatus> clients) {
        Table table = new Table("client", "account", "link", "session", "filters");
        for (ClientStatus client : clients) {
            table.row(
                    client.clientId(),
                    account(client),
                    client.address().isPresent() ? "connected" : "offline",
                    session(client),
                    filters(client));
        }
        return table;
    }

    private static String account(ClientStatus client) {
        return client.account().orElse("anonymous");
    }

    private static String session(ClientStatus client) {
        return client.cleanSession() ? "clean" : "kept";
    }

    private static String filters(ClientStatus client) {
        return client.subscriptions().stream()
                .map(filter -> filter.topicFilter() + " (" + filter.qos() + ")")
                .collect(Collectors.joining(", "));
    }
}
