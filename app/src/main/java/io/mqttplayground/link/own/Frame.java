package io.mqttplayground.link.own;

import io.mqttplayground.wire.Packet;
import java.util.Optional;

/**
 * The bytes of one packet.
 *
 * @param packet what they say; empty when they are no packet of MQTT 3.1.1
 */
record Frame(byte[] bytes, Optional<Packet> packet) {

    static Frame unread(byte[] bytes) {
        return new Frame(bytes, Optional.empty());
    }
}
