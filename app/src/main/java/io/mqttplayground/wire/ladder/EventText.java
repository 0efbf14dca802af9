package io.mqttplayground.wire.ladder;

import io.mqttplayground.text.Columns;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.ReturnCodes;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An event in words.
 *
 * @param head the packet's name, QoS, identifier and flags
 * @param parts what it is about, such as topic and payload; each may be cut to the width there is
 * @param note what is to be read to its end, such as why it was refused; may be empty
 */
record EventText(String head, List<String> parts, String note) {

    /** Marks what was not done, so that it is not told by colour alone. */
    private static final String NOT_DONE = "✗ ";

    private static final String GAP = "  ";
    private static final int LONGEST_PAYLOAD = 100;
    private static final int LONGEST_NOTE = 600;

    static EventText of(WireEvent event) {
        return event.answer(
                seen -> of(seen.packet()),
                refused -> noted(NOT_DONE + refused.packet().name(), refused.reason()),
                EventText::lost,
                fault -> noted("fault", fault.what()),
                EventText::closed,
                ended -> noted(NOT_DONE + "session ended", ended.reason()));
    }

    private static EventText lost(WireEvent.Lost lost) {
        EventText packet = of(lost.packet());
        return new EventText(NOT_DONE + packet.head(), packet.parts(), lost.how());
    }

    private static EventText closed(WireEvent.ConnectionClosed closed) {
        if (closed.graceful()) {
            return noted("connection closed", "");
        }
        return closed.reason()
                .map(reason -> noted(NOT_DONE + "connection closed", reason))
                .orElseGet(() -> noted(NOT_DONE + "connection lost", "without DISCONNECT"));
    }

    static EventText of(Packet packet) {
        String head = packet.name() + id(packet);
        return switch (packet.type()) {
            case CONNECT -> new EventText(head, connect((Packet.Connect) packet), "");
            case CONNACK -> connack((Packet.Connack) packet);
            case PUBLISH -> publish((Packet.Publish) packet);
            case SUBSCRIBE -> new EventText(head, filters((Packet.Subscribe) packet), "");
            case SUBACK -> noted(head, codes((Packet.Suback) packet));
            case UNSUBSCRIBE -> new EventText(head, packet.topics(), "");
            case PUBACK, PUBREC, PUBREL, PUBCOMP, UNSUBACK, PINGREQ, PINGRESP, DISCONNECT ->
                    noted(head, "");
        };
    }

    private static EventText publish(Packet.Publish publish) {
        return new EventText(publish.name() + flags(publish), message(publish), "");
    }

    private static EventText connack(Packet.Connack connack) {
        String session = connack.sessionPresent() ? ", session present" : "";
        return noted(
                connack.name() + " " + connack.returnCode(),
                ReturnCodes.ofConnack(connack.returnCode()) + session);
    }

    private static List<String> filters(Packet.Subscribe subscribe) {
        return subscribe.filters().stream()
                .map(one -> one.topicFilter() + " QoS " + one.qos())
                .toList();
    }

    private static String codes(Packet.Suback suback) {
        return suback.returnCodes().stream()
                .map(ReturnCodes::ofSuback)
                .collect(Collectors.joining(", "));
    }

    private static List<String> connect(Packet.Connect connect) {
        List<String> parts = new ArrayList<>();
        if (connect.clientId().isEmpty()) {
            parts.add("no client identifier");
        }
        parts.add(connect.cleanSession() ? "clean session" : "persistent session");
        parts.add("keep alive " + connect.keepAliveSeconds() + " s");
        connect.username()
                .ifPresent(name -> parts.add(name.isEmpty() ? "empty user name" : "user " + name));
        connect.will()
                .ifPresent(
                        will -> {
                            parts.add("will" + flags(will));
                            parts.addAll(message(will));
                        });
        return parts;
    }

    private static String flags(Packet.Publish publish) {
        return " QoS "
                + publish.qos()
                + id(publish)
                + (publish.dup() ? " DUP" : "")
                + (publish.retain() ? " RETAIN" : "");
    }

    private static String id(Packet packet) {
        return packet.packetId() > 0 ? " id " + packet.packetId() : "";
    }

    private static List<String> message(Packet.Publish publish) {
        return List.of(
                publish.topic(),
                ShownPayload.of(publish.payload(), publish.payloadSize(), LONGEST_PAYLOAD));
    }

    private static EventText noted(String head, String note) {
        return new EventText(head, List.of(), Columns.cut(note, LONGEST_NOTE));
    }

    /**
     * In the room there is: all in one line, or the head, its parts, as many to a line as fit, and
     * the note to its end.
     *
     * @param who the client's name with what parts it from the rest, where no column tells it
     */
    List<String> lines(String who, int room) {
        String named = who + head;
        String all =
                Stream.of(named, String.join(GAP, parts), note)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(GAP));
        if (Columns.of(all) <= room) {
            return List.of(all);
        }
        List<String> lines = new ArrayList<>(wrapped(named, room));
        lines.addAll(packed(parts, room));
        lines.addAll(note.isEmpty() ? List.of() : wrapped(note, room));
        return lines;
    }

    private static List<String> wrapped(String text, int room) {
        return StyledLine.of(text).wrapped(room).stream().map(StyledLine::plain).toList();
    }

    private static List<String> packed(List<String> parts, int room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String longer = line.isEmpty() ? part : line + GAP + part;
            if (Columns.of(longer) > room && !line.isEmpty()) {
                lines.add(line);
                longer = part;
            }
            line = cut(longer, room);
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** Leaves room for the wider ellipsis of a screen without Unicode. */
    static String cut(String text, int room) {
        return Columns.of(text) <= room ? text : Columns.cut(text, Math.max(1, room - 2));
    }
}
