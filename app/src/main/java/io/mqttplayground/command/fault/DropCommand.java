package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.command.option.DirectionConverter;
import io.mqttplayground.command.option.PacketTypeConverter;
import io.mqttplayground.command.option.WholeNumber;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loses packets. */
@Command(
        name = "drop",
        description = "Lose the next packets of a type on their way from or to a client.",
        footer = "%nExample: drop puback 1 simple-consumer")
final class DropCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "PACKET",
            converter = PacketTypeConverter.class,
            completionCandidates = PacketTypeConverter.class,
            description = "such as publish, puback, pubrec")
    private PacketType packet;

    @Parameters(
            index = "1",
            paramLabel = "N",
            converter = WholeNumber.Rows.class,
            description = "how many")
    private int count;

    @Parameters(
            index = "2",
            paramLabel = "CLIENT",
            completionCandidates = SeenClients.class,
            description = "client identifier")
    private String client;

    @Parameters(
            index = "3",
            arity = "0..1",
            paramLabel = "in|out",
            converter = DirectionConverter.class,
            completionCandidates = DirectionConverter.class,
            description =
                    "in: from the client to the broker; out: to the client; otherwise the way that"
                            + " such packets go at a subscriber, or at a client that has no"
                            + " subscription")
    private Direction way;

    private final Screen screen;
    private final FaultClients clients;

    DropCommand(Screen screen, FaultClients clients) {
        this.screen = screen;
        this.clients = clients;
    }

    @Override
    public Integer call() throws CommandException {
        clients.check(client);
        Direction lost = direction();
        clients.faults().drop(client, packet, lost, count);
        String packets =
                count == 1 ? "the next " + packet : "the next %,d %s".formatted(count, packet);
        String going =
                lost == Direction.TO_BROKER
                        ? " from " + client + " to the broker"
                        : " from the broker to " + client;
        screen.say(packets + going + (count == 1 ? " is lost" : " are lost"), Style.PLAIN);
        return 0;
    }

    private Direction direction() throws CommandException {
        Optional<Direction> only = packet.onlyWay();
        if (way != null && only.isPresent() && only.get() != way) {
            throw new CommandException(
                    "%s goes only to the %s; leave out the last word"
                            .formatted(
                                    packet,
                                    only.get() == Direction.TO_BROKER ? "broker" : "client"));
        }
        if (way != null) {
            return way;
        }
        boolean onlyPublishes =
                clients.status(client)
                        .filter(known -> known.address().isPresent())
                        .map(ClientStatus::subscriptions)
                        .filter(filters -> filters.isEmpty())
                        .isPresent();
        return onlyPublishes ? packet.wayAtPublisher() : packet.wayAtSubscriber();
    }
}
