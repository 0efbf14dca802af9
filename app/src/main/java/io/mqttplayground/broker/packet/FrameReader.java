package io.mqttplayground.broker.packet;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.util.function.Supplier;

/**
 * Cuts what arrives into whole packets and reads each. What cannot become a good packet ends its
 * connection as soon as that can be told [MQTT-4.8.0-1]: by its first byte, by its length, or
 * because its contents end before or behind its end. Of a packet that is unfinished only what has
 * arrived is kept, and counted.
 *
 * <p>Netty's decoder waits for more bytes when contents are cut short, and keeps what it has read,
 * up to the largest packet, of whoever connects.
 */
public final class FrameReader extends ChannelInboundHandlerAdapter {

    private final FixedHeader header;
    private final PacketDecoder decoder = new PacketDecoder();
    private final Unfinished unfinished = new Unfinished();
    private final Supplier<Holder> holder;
    private ChannelHandlerContext context;
    private boolean begun;
    private boolean ended;

    /**
     * @param holder whose what is unfinished is
     */
    public FrameReader(Limits limits, Supplier<Holder> holder) {
        this.holder = holder;
        header = new FixedHeader(new FrameRules(limits));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ByteBuf arrived = (ByteBuf) message;
        try {
            if (!ended) {
                read(arrived);
            }
        } catch (MalformedPacketException malformed) {
            end(malformed.getMessage());
        } finally {
            arrived.release();
        }
    }

    private void read(ByteBuf arrived) throws MalformedPacketException {
        while (!ended && !unfinished.isEmpty() && arrived.isReadable()) {
            finish(arrived);
        }
        while (!ended && arrived.isReadable()) {
            readHeader(arrived);
            if (header.size() <= arrived.readableBytes()) {
                pass(arrived);
            } else {
                keep(arrived, header.size());
            }
        }
    }

    /** Adds to the packet that is unfinished, and passes it on when it is whole. */
    private void finish(ByteBuf arrived) throws MalformedPacketException {
        readHeader(unfinished.bytes());
        keep(arrived, header.isWhole() ? header.size() : unfinished.bytes().readableBytes() + 1);
        if (ended) {
            return;
        }
        readHeader(unfinished.bytes());
        if (header.size() == unfinished.bytes().readableBytes()) {
            pass(unfinished.letGo(holder.get()));
        }
    }

    private void readHeader(ByteBuf in) throws MalformedPacketException {
        if (!begun) {
            FrameRules.checkFirstPacket(in);
        }
        header.read(in);
    }

    private void pass(ByteBuf in) throws MalformedPacketException {
        MqttMessage packet = decoder.decode(header, in);
        begun = true;
        // What follows a DISCONNECT is not looked at [MQTT-3.14.4-2].
        ended = Packets.is(MqttMessageType.DISCONNECT, packet);
        context.fireChannelRead(packet);
    }

    private void keep(ByteBuf arrived, int size) {
        if (!unfinished.add(arrived, size, holder.get())) {
            end("let go: there is no room for more of the packet that it began");
        }
    }

    private void end(String reason) {
        ended = true;
        Peer.of(context.channel()).close(reason);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        ended = true;
        unfinished.letGo(holder.get());
        context.fireChannelInactive();
    }
}
