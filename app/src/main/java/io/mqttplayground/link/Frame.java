package io.mqttplayground.link;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import java.util.Optional;

/** The bytes of one packet as they came, and what they say. */
public final class Frame extends AbstractReferenceCounted {

    private final ByteBuf bytes;
    private final Optional<MqttMessage> packet;

    /**
     * Takes both over.
     *
     * @param packet empty when the bytes are no packet of MQTT 3.1.1
     */
    public Frame(ByteBuf bytes, Optional<MqttMessage> packet) {
        this.bytes = bytes;
        this.packet = packet;
    }

    public ByteBuf bytes() {
        return bytes;
    }

    public Optional<MqttMessage> packet() {
        return packet;
    }

    @Override
    protected void deallocate() {
        bytes.release();
        packet.ifPresent(ReferenceCountUtil::release);
    }

    @Override
    public ReferenceCounted touch(Object hint) {
        return this;
    }
}
