package io.mqttplayground.command.broker;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Shows who is connected, and which sessions are kept for those who are not. */
@Command(name = "clients", description = "Show the broker's clients and their subscriptions.")
public record ClientsCommand(Screen screen, BrokerLink broker) implements Callable<Integer> {

    private record Column(String heading, Function<ClientStatus, String> cell) {}

    private static final Column CLIENT = new Column("client", ClientStatus::clientId);
    private static final Column ACCOUNT =
            new Column("account", client -> client.account().orElse("anonymous"));
    private static final Column ADDRESS =
            new Column("address", client -> client.address().orElse("offline"));
    private static final Column LINK =
            new Column("link", client -> client.address().isPresent() ? "online" : "offline");
    private static final Column SESSION =
            new Column("session", client -> client.cleanSession() ? "clean" : "kept");
    private static final Column IN_FLIGHT =
            new Column("in flight", client -> Integer.toString(client.inFlight()));
    private static final Column QUEUED =
            new Column("queued", client -> Integer.toString(client.queued()));
    private static final Column FILTERS = new Column("filters", ClientsCommand::filters);

    private static final List<Column> ALL =
            List.of(CLIENT, ACCOUNT, ADDRESS, SESSION, IN_FLIGHT, QUEUED, FILTERS);

    /** What fits on a usual screen: whether a client is there says more than from which port. */
    private static final List<Column> BRIEF =
            List.of(CLIENT, ACCOUNT, LINK, SESSION, QUEUED, FILTERS);

    /** What waits at a broker elsewhere, nobody here can see. */
    private static final List<Column> ELSEWHERE = List.of(CLIENT, ACCOUNT, LINK, SESSION, FILTERS);

    @Override
    public Integer call() {
        List<ClientStatus> clients = broker.sessions().get();
        if (clients.isEmpty()) {
            screen.print("  nobody is connected; sub -t 'sensor/#' would be the first");
        } else if (broker.embedded().isEmpty()) {
            screen.page(table(ELSEWHERE, clients).lines(screen.width()));
        } else {
            Table all = table(ALL, clients);
            Table shown = all.fits(screen.width()) ? all : table(BRIEF, clients);
            screen.page(shown.lines(screen.width()));
        }
        broker.blindSpot().ifPresent(spot -> screen.say(spot, Style.DIM));
        return 0;
    }

    private static Table table(List<Column> columns, List<ClientStatus> clients) {
        Table table = new Table(columns.stream().map(Column::heading).toArray(String[]::new));
        for (ClientStatus client : clients) {
            table.row(
                    columns.stream()
                            .map(column -> column.cell().apply(client))
                            .toArray(String[]::new));
        }
        return table;
    }

    private static String filters(ClientStatus client) {
        return client.subscriptions().stream()
                .map(filter -> filter.topicFilter() + " (" + filter.qos() + ")")
                .collect(Collectors.joining(", "));
    }
}
