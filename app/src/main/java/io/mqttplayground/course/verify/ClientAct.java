package io.mqttplayground.course.verify;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.Arrays;
import java.util.Optional;

/** What a client did, or what became of it: a packet, together with the answer to it. */
sealed interface ClientAct {

    /** The event with which it was decided. */
    WireEvent event();

    /** What happened, beginning with a verb: {@code published 21.5 to sensor/temperature}. */
    String told();

    default String clientId() {
        return event().clientId();
    }

    /** A message that a client sent or got. */
    sealed interface Message extends ClientAct {
        Packet.Publish packet();

        /** The message, with the words before it and before its topic. */
        default String told(String verb, String preposition) {
            return verb
                    + Payload.shown(packet())
                    + preposition
                    + packet().topic()
                    + (packet().retain() ? ", retained" : "")
                    + (packet().dup() ? ", DUP" : "");
        }
    }

    /**
     * A CONNECT was answered.
     *
     * @param asked the CONNECT; empty if that came before anybody looked
     * @param refused why the client may not connect; empty if it may
     * @param again whether a client of this identifier was there before, and left
     * @param sessionPresent the flag in the CONNACK
     */
    record Connect(
            WireEvent event,
            Optional<Packet.Connect> asked,
            Optional<String> refused,
            boolean again,
            boolean sessionPresent)
            implements ClientAct {

        @Override
        public String told() {
            return refused.map("connected and was refused (%s)"::formatted)
                    .orElse(
                            sessionPresent
                                    ? "connected to the session that was kept"
                                    : "connected");
        }
    }

    /**
     * A subscription was answered.
     *
     * @param code the granted QoS, or 0x80 when it was refused (section 3.9.3)
     */
    record Subscription(WireEvent event, String filter, int code) implements ClientAct {

        @Override
        public String told() {
            return "subscribed to " + filter + (isGranted() ? "" : ", refused");
        }

        boolean isGranted() {
            return code <= 2;
        }
    }

    /**
     * A client published.
     *
     * @param denied why the broker did not accept it
     */
    record Publish(WireEvent event, Packet.Publish packet, Optional<String> denied)
            implements Message {

        @Override
        public String told() {
            return denied.isPresent()
                    ? "published to " + packet.topic() + ", denied"
                    : told("published ", " to ");
        }

        /** Whether it may be the same: a refusal comes without packet identifier and DUP. */
        boolean isLike(ClientAct seen) {
            return seen instanceof Publish publish
                    && publish.denied.isEmpty()
                    && publish.clientId().equals(clientId())
                    && publish.packet.topic().equals(packet.topic())
                    && publish.packet.qos() == packet.qos()
                    && publish.packet.retain() == packet.retain()
                    && Arrays.equals(publish.packet.payload(), packet.payload());
        }
    }

    /** A message went to a client. */
    record Delivery(WireEvent event, Packet.Publish packet) implements Message {

        @Override
        public String told() {
            return told("received ", " on ");
        }
    }

    /** A packet was lost on purpose. */
    record Loss(WireEvent.Lost event) implements ClientAct {

        @Override
        public String told() {
            return "lost a " + event.packet().name();
        }
    }

    /** A connection ended. */
    record Close(WireEvent.ConnectionClosed event) implements ClientAct {

        @Override
        public String told() {
            return event.graceful() ? "left with DISCONNECT" : "left without DISCONNECT";
        }
    }
}
