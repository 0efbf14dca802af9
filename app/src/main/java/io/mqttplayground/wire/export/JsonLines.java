package io.mqttplayground.wire.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mqttplayground.text.Printable;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketIds;
import io.mqttplayground.wire.WireEvent;
import java.util.HexFormat;
import java.util.List;

/**
 * Events as JSON, one line each, for other programs. Every line has {@code number}, {@code time}
 * (ISO 8601, UTC), {@code event} ({@code packet}, {@code refused}, {@code lost}, {@code fault} or
 * {@code closed}) and {@code client}; the rest as far as the event has it. A payload is {@code
 * payload} where it is text, else {@code payloadHex}; both may be shorter than {@code payloadBytes}
 * says.
 */
public final class JsonLines {

    private JsonLines() {}

    public static List<String> of(List<WireEvent> events) {
        return events.stream().map(JsonLines::line).toList();
    }

    private static String line(WireEvent event) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("number", event.number()).put("time", event.at().toString());
        line.put("event", kind(event)).put("client", event.clientId());
        event.account().ifPresent(account -> line.put("account", account));
        if (event instanceof WireEvent.PacketSeen seen) {
            line.put("direction", word(seen.direction()));
            packet(line, seen.packet());
        } else if (event instanceof WireEvent.Refused refused) {
            packet(line, refused.packet());
            line.put("reason", refused.reason());
        } else if (event instanceof WireEvent.Lost lost) {
            line.put("direction", word(lost.direction()));
            packet(line, lost.packet());
            line.put("reason", lost.how());
        } else if (event instanceof WireEvent.FaultChanged fault) {
            line.put("fault", fault.what());
        } else if (event instanceof WireEvent.ConnectionClosed closed) {
            line.put("graceful", closed.graceful());
            closed.reason().ifPresent(reason -> line.put("reason", reason));
        }
        return Printable.escaped(line.toString());
    }

    private static String kind(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen) {
            return "packet";
        } else if (event instanceof WireEvent.Refused) {
            return "refused";
        } else if (event instanceof WireEvent.Lost) {
            return "lost";
        }
        return event instanceof WireEvent.FaultChanged ? "fault" : "closed";
    }

    private static String word(Direction direction) {
        return direction == Direction.TO_BROKER ? "toBroker" : "toClient";
    }

    private static void packet(ObjectNode line, Packet packet) {
        line.put("packet", packet.name());
        PacketIds.of(packet).ifPresent(id -> line.put("packetId", id));
        if (packet instanceof Packet.Publish publish) {
            publish(line, publish);
        } else if (packet instanceof Packet.Connect connect) {
            line.put("cleanSession", connect.cleanSession());
            line.put("keepAliveSeconds", connect.keepAliveSeconds());
            connect.will().ifPresent(will -> publish(line.putObject("will"), will));
        } else if (packet instanceof Packet.Connack connack) {
            line.put("returnCode", connack.returnCode());
            line.put("sessionPresent", connack.sessionPresent());
        } else if (packet instanceof Packet.Suback suback) {
            suback.returnCodes().forEach(line.putArray("returnCodes")::add);
        } else {
            filters(line, packet);
        }
    }

    private static void filters(ObjectNode line, Packet packet) {
        if (packet instanceof Packet.Subscribe subscribe) {
            ArrayNode filters = line.putArray("filters");
            subscribe
                    .filters()
                    .forEach(
                            one ->
                                    filters.addObject()
                                            .put("filter", one.topicFilter())
                                            .put("qos", one.qos()));
        } else if (packet instanceof Packet.Unsubscribe unsubscribe) {
            ArrayNode filters = line.putArray("filters");
            unsubscribe.filters().forEach(one -> filters.addObject().put("filter", one));
        }
    }

    private static void publish(ObjectNode line, Packet.Publish publish) {
        line.put("topic", publish.topic());
        line.put("qos", publish.qos());
        line.put("dup", publish.dup());
        line.put("retain", publish.retain());
        ShownPayload.text(publish.payload(), publish.payloadSize())
                .ifPresentOrElse(
                        text -> line.put("payload", text),
                        () -> line.put("payloadHex", HexFormat.of().formatHex(publish.payload())));
        line.put("payloadBytes", publish.payloadSize());
    }
}
