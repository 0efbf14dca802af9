package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.command.option.DirectionConverter;
import io.mqttplayground.command.option.IntervalConverter;
import io.mqttplayground.command.option.PacketTypeConverter;
import io.mqttplayground.command.option.WholeNumber;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands that have single packets lost, or late. */
record PacketFaults(Screen screen, FaultClients clients) {

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    List<Object> commands() {
        return List.of(new Drop(), new Delay());
    }

    /** Loses packets. */
    @Command(
            name = "drop",
            description = "Lose the next packets of a type on their way from or to a client.",
            footer = "%nExample: drop puback 1 simple-consumer")
    private final class Drop implements Callable<Integer> {

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
                        "in: from the client to the broker; out: to the client; otherwise the way"
                            + " that such packets go at a subscriber, or at a client that has no"
                            + " subscription")
        private Direction way;

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
                    clients.broker()
                            .session(client)
                            .filter(known -> known.address().isPresent())
                            .map(ClientStatus::subscriptions)
                            .filter(filters -> filters.isEmpty())
                            .isPresent();
            return onlyPublishes ? packet.wayAtPublisher() : packet.wayAtSubscriber();
        }
    }

    /** Makes packets take longer. */
    @Command(
            name = "delay",
            description = "Make a client's packets take longer, in the same order; 0 ends it.",
            footer = "%nExample: delay 500ms simple-consumer")
    private final class Delay implements Callable<Integer> {

        @Parameters(
                index = "0",
                paramLabel = "TIME",
                converter = IntervalConverter.class,
                description = "such as 500ms or 2s, at most 1m; 0 for no longer")
        private Duration time;

        @Parameters(
                index = "1",
                paramLabel = "CLIENT",
                completionCandidates = SeenClients.class,
                description = "client identifier")
        private String client;

        @Parameters(
                index = "2",
                arity = "0..1",
                paramLabel = "in|out",
                converter = DirectionConverter.class,
                completionCandidates = DirectionConverter.class,
                description =
                        "in: from the client to the broker; out: to the client; otherwise both")
        private Direction way;

        @Override
        public Integer call() throws CommandException {
            clients.check(client);
            if (time.compareTo(LONGEST_DELAY) > 0) {
                throw new CommandException("a delay is at most 1m, 60 seconds");
            }
            for (Direction each : Direction.values()) {
                if (way == null || way == each) {
                    clients.faults().delay(client, each, time);
                }
            }
            screen.say(outcome(), Style.PLAIN);
            return 0;
        }

        private String outcome() {
            return time.isZero()
                    ? packets() + " are not delayed"
                    : packets() + " take " + time.toMillis() + " ms longer";
        }

        private String packets() {
            if (way == null) {
                return "packets from and to " + client;
            }
            return (way == Direction.TO_BROKER ? "packets from " : "packets to ") + client;
        }
    }
}
