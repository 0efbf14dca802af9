package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Nearest;
import io.mqttplayground.command.run.OpenLesson;
import io.mqttplayground.command.run.RoleStarter;
import io.mqttplayground.command.wire.PacketLog;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.LinkFault;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clients that faults can be set on: those that the broker has, those seen a while ago, which
 * may be about to return, and the lesson's own.
 */
public record FaultClients(BrokerLink broker, PacketLog packets, OpenLesson open) {

    /** Completes the client identifiers that a fault is set on. */
    public interface Faulty extends Iterable<String> {

        static Faulty at(BrokerLink broker) {
            return () ->
                    broker.faults().all().stream().map(LinkFault::clientId).distinct().iterator();
        }
    }

    /** Words that are at most this far apart may have been meant for each other. */
    private static final int NEAR = 3;

    private static final int MOST_NAMED = 5;

    LinkFaults faults() {
        return broker.faults();
    }

    /**
     * @throws CommandException when there is no such client
     */
    void check(String clientId) throws CommandException {
        List<String> known = known();
        if (!known.contains(clientId)) {
            throw new CommandException(
                    "there is no client '%s'%s; %s"
                            .formatted(clientId, whose(), advice(clientId, known)));
        }
    }

    /**
     * @throws CommandException also when it is not connected
     */
    void checkConnected(String clientId) throws CommandException {
        check(clientId);
        if (broker.session(clientId).flatMap(ClientStatus::address).isEmpty()) {
            throw new CommandException(clientId + " is not connected");
        }
    }

    /**
     * For one that the broker must know again when it comes back.
     *
     * @throws CommandException also when it left it to the broker to give it an identifier
     */
    void checkNamed(String clientId) throws CommandException {
        check(clientId);
        boolean nameless =
                packets.events().stream()
                        .filter(WireEvent.PacketSeen.class::isInstance)
                        .map(WireEvent.PacketSeen.class::cast)
                        .filter(seen -> seen.clientId().equals(clientId))
                        .map(WireEvent.PacketSeen::packet)
                        .anyMatch(p -> p instanceof Packet.Connect c && c.clientId().isEmpty());
        if (nameless) {
            throw new CommandException(
                    clientId
                            + " connected without an identifier and would be back under another;"
                            + " kill cuts it, with -i NAME it can be kept away");
        }
    }

    /** At a broker elsewhere, others are out of reach. */
    private String whose() {
        return broker.embedded().isPresent()
                ? ""
                : " at " + broker.uri() + ", and faults reach no others";
    }

    /** Those first that are most likely meant. */
    private List<String> known() {
        Stream<String> sessions = broker.sessions().get().stream().map(ClientStatus::clientId);
        Stream<String> before =
                packets.events().stream().map(WireEvent::clientId).filter(name -> !name.isEmpty());
        Stream<String> faulty = faults().all().stream().map(LinkFault::clientId);
        Stream<String> roles =
                open.roles().stream()
                        .flatMap(
                                lesson ->
                                        lesson.roles().stream()
                                                .map(role -> RoleStarter.clientId(lesson, role)));
        return Stream.of(sessions, faulty, roles, before)
                .flatMap(names -> names.sorted())
                .distinct()
                .toList();
    }

    private static String advice(String typed, List<String> known) {
        Optional<String> nearest = Nearest.of(typed, known, NEAR);
        if (nearest.isPresent()) {
            return "did you mean " + nearest.get() + "?";
        }
        if (known.isEmpty()) {
            return "nobody is connected";
        }
        String some = known.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return "there are " + some + (known.size() > MOST_NAMED ? " and more; see clients" : "");
    }
}
