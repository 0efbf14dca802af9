package io.mqttplayground.command;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Shows who is connected to the embedded broker. */
@Command(name = "clients", description = "Show the broker's clients and their subscriptions.")
final class ClientsCommand implements Callable<Integer> {

    private final Screen screen;
    private final BrokerLink broker;

    ClientsCommand(Screen screen, BrokerLink broker) {
        this.screen = screen;
        this.broker = broker;
    }

    @Override
    public Integer call() throws CommandException {
        List<ClientStatus> clients = EmbeddedOnly.of(broker).clients();
        if (clients.isEmpty()) {
            screen.print("  nobody is connected; sub -t 'sensor/#' would be the first");
            return 0;
        }
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
                    client.account().orElse("anonymous"),
                    client.address().orElse("offline"),
                    client.cleanSession() ? "clean" : "kept",
                    Integer.toString(client.inFlight()),
                    Integer.toString(client.queued()),
                    filters(client));
        }
        screen.print(table.lines(screen.width()));
        return 0;
    }

    private static String filters(ClientStatus client) {
        return client.subscriptions().stream()
                .map(filter -> filter.topicFilter() + " (" + filter.qos() + ")")
                .collect(Collectors.joining(", "));
    }
}
