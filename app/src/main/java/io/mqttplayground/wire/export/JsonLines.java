package io.mqttplayground.wire.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mqttplayground.text.Printable;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.HexFormat;
import java.util.List;

/**
 * Events as JSON, one line each, for other programs. Every line has {@code number}, {@code time}
 * (ISO 8601, UTC), {@code event} ({@code packet}, {@code refused}, {@code lost}, {@code fault},
 * {@code closed} or {@code sessionEnded}) and {@code client}; the rest as far as the event has it.
 * A payload is {@code payload} where it is text, else {@code payloadHex}; both may be shorter than
 * {@code payloadBytes} says.
 */
public final class JsonLines {

    private static final ObjectMapper RECORDS = new ObjectMapper();

    private JsonLines() {}

    public static List<String> of(List<WireEvent> events) {
        return events.stream().map(JsonLines::line).toList();
    }

    private static String line(WireEvent event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("number", event.number()).put("time", event.at().toString());
        line.put("event", kind(event)).put("client", event.clientId());
        event.account().ifPresent(account -> line.put("account", account));
        event.answer(
                seen -> packet(directed(line, seen.direction()), seen.packet()),
                refused -> packet(line, refused.packet()).put("reason", refused.reason()),
                lost ->
                        packet(directed(line, lost.direction()), lost.packet())
                                .put("reason", lost.how()),
                fault -> line.put("fault", fault.what()),
                closed -> closed(line, closed),
                ended -> line.put("reason", ended.reason()));
        return Printable.of(line.toString());
    }

    private static String kind(WireEvent event) {
        return event.answer(
                seen -> "packet",
                refused -> "refused",
                lost -> "lost",
                fault -> "fault",
                closed -> "closed",
                ended -> "sessionEnded");
    }

    private static ObjectNode directed(ObjectNode line, Direction direction) {
        return line.put("direction", direction == Direction.TO_BROKER ? "toBroker" : "toClient");
    }

    private static ObjectNode closed(ObjectNode line, WireEvent.ConnectionClosed closed) {
        line.put("graceful", closed.graceful());
        closed.reason().ifPresent(reason -> line.put("reason", reason));
        return line;
    }

    private static ObjectNode packet(ObjectNode line, Packet packet) {
        line.put("packet", packet.name());
        if (packet.packetId() > 0) {
            line.put("packetId", packet.packetId());
        }
        return switch (packet.type()) {
            case PUBLISH -> publish(line, (Packet.Publish) packet);
            case CONNECT -> connect(line, (Packet.Connect) packet);
            case SUBSCRIBE -> filters(line, (Packet.Subscribe) packet);
            case UNSUBSCRIBE -> filters(line, (Packet.Unsubscribe) packet);
            case CONNACK, SUBACK -> line.setAll(RECORDS.<ObjectNode>valueToTree(packet));
            case PUBACK, PUBREC, PUBREL, PUBCOMP, UNSUBACK, PINGREQ, PINGRESP, DISCONNECT -> line;
        };
    }

    private static ObjectNode connect(ObjectNode line, Packet.Connect connect) {
        line.put("cleanSession", connect.cleanSession());
        line.put("keepAliveSeconds", connect.keepAliveSeconds());
        connect.will().ifPresent(will -> publish(line.putObject("will"), will));
        return line;
    }

    private static ObjectNode filters(ObjectNode line, Packet.Subscribe subscribe) {
        ArrayNode filters = line.putArray("filters");
        for (Packet.Filter one : subscribe.filters()) {
            filters.addObject().put("filter", one.topicFilter()).put("qos", one.qos());
        }
        return line;
    }

    private static ObjectNode filters(ObjectNode line, Packet.Unsubscribe unsubscribe) {
        ArrayNode filters = line.putArray("filters");
        unsubscribe.filters().forEach(one -> filters.addObject().put("filter", one));
        return line;
    }

    private static ObjectNode publish(ObjectNode line, Packet.Publish publish) {
        line.put("topic", publish.topic());
        line.put("qos", publish.qos());
        line.put("dup", publish.dup());
        line.put("retain", publish.retain());
        ShownPayload.text(publish.payload(), publish.payloadSize())
                .ifPresentOrElse(
                        text -> line.put("payload", text),
                        () -> line.put("payloadHex", HexFormat.of().formatHex(publish.payload())));
        return line.put("payloadBytes", publish.payloadSize());
    }
}
