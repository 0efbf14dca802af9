package io.mqttplayground.wire.ladder;

import io.mqttplayground.text.Columns;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketIds;
import io.mqttplayground.wire.ReturnCodes;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

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

    private static final int LONGEST_PAYLOAD = 100;
    private static final int LONGEST_NOTE = 600;

    static EventText of(WireEvent event) {
        if (event instanceof WireEvent.PacketSeen seen) {
            return of(seen.packet());
        }
        if (event instanceof WireEvent.Refused refused) {
            return noted(NOT_DONE + refused.packet().name(), refused.reason());
        }
        if (event instanceof WireEvent.Lost lost) {
            EventText packet = of(lost.packet());
            return new EventText(NOT_DONE + packet.head(), packet.parts(), lost.how());
        }
        if (event instanceof WireEvent.FaultChanged fault) {
            return noted("fault", fault.what());
        }
        WireEvent.ConnectionClosed closed = (WireEvent.ConnectionClosed) event;
        if (closed.graceful()) {
            return noted("connection closed", "");
        }
        return closed.reason()
                .map(reason -> noted(NOT_DONE + "connection closed", reason))
                .orElseGet(() -> noted(NOT_DONE + "connection lost", "without DISCONNECT"));
    }

    static EventText of(Packet packet) {
        String name = packet.name();
        if (packet instanceof Packet.Publish publish) {
            return new EventText(name + flags(publish), message(publish), "");
        }
        if (packet instanceof Packet.Connect connect) {
            return connect(connect);
        }
        if (packet instanceof Packet.Connack connack) {
            String session = connack.sessionPresent() ? ", session present" : "";
            return noted(
                    name + " " + connack.returnCode(),
                    ReturnCodes.ofConnack(connack.returnCode()) + session);
        }
        if (packet instanceof Packet.Subscribe subscribe) {
            return new EventText(name + id(packet), filters(subscribe), "");
        }
        if (packet instanceof Packet.Suback suback) {
            return noted(name + id(packet), codes(suback));
        }
        if (packet instanceof Packet.Unsubscribe unsubscribe) {
            List<String> filters = unsubscribe.filters();
            return new EventText(name + id(packet), filters, "");
        }
        return noted(name + id(packet), "");
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

    private static EventText connect(Packet.Connect connect) {
        List<String> parts = new ArrayList<>();
        if (connect.clientId().isEmpty()) {
            parts.add("no client identifier");
        }
        parts.add(connect.cleanSession() ? "clean session" : "persistent session");
        parts.add("keep alive " + connect.keepAliveSeconds() + " s");
        connect.username().ifPresent(name -> parts.add("user " + name));
        connect.will()
                .ifPresent(
                        will -> {
                            parts.add("will" + flags(will));
                            parts.addAll(message(will));
                        });
        return new EventText(connect.name(), parts, "");
    }

    private static String flags(Packet.Publish publish) {
        return " QoS "
                + publish.qos()
                + id(publish)
                + (publish.dup() ? " DUP" : "")
                + (publish.retain() ? " RETAIN" : "");
    }

    private static String id(Packet packet) {
        OptionalInt id = PacketIds.of(packet);
        return id.isPresent() ? " id " + id.getAsInt() : "";
    }

    private static List<String> message(Packet.Publish publish) {
        return List.of(
                publish.topic(),
                ShownPayload.of(publish.payload(), publish.payloadSize(), LONGEST_PAYLOAD));
    }

    private static EventText noted(String head, String note) {
        return new EventText(head, List.of(), Columns.cut(note, LONGEST_NOTE));
    }
}
