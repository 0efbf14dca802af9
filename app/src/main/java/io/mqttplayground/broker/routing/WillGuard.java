package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.connection.ConnectionGuard;
import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.util.Optional;

/**
 * Publishes a client's will when its connection ends without DISCONNECT [MQTT-3.1.2-8], for
 * whatever reason, and never after one [MQTT-3.1.2-10]. The will is published like any message of
 * the client: checked, retained if so asked [MQTT-3.1.2-17], routed.
 *
 * <p>Moquette does not check a will, does not retain it, and sometimes publishes it after a
 * DISCONNECT.
 */
public final class WillGuard extends ChannelDuplexHandler {

    private final Publishing publishing;
    private final Reports reports;
    private volatile Optional<Message> will = Optional.empty();
    private volatile boolean accepted;

    public WillGuard(Publishing publishing, Reports reports) {
        this.publishing = publishing;
        this.reports = reports;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnectMessage connect) {
            will = willOf(connect);
            if (!hasRoom(context.channel())) {
                refuse(context.channel(), connect);
                return;
            }
        } else if (Packets.is(MqttMessageType.DISCONNECT, message)) {
            will = Optional.empty();
        }
        context.fireChannelRead(message);
    }

    private boolean hasRoom(Channel channel) {
        return will.isEmpty()
                || ConnectionGuard.holder(channel).take(Kind.PROMISED, will.get().bytes());
    }

    private void refuse(Channel channel, MqttConnectMessage connect) {
        String reason = "there is no room for its will";
        reports.refused(Peer.of(channel), connect, reason);
        Peer.of(channel)
                .refuse(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE, reason);
    }

    private static Optional<Message> willOf(MqttConnectMessage connect) {
        var header = connect.variableHeader();
        return header.isWillFlag()
                ? Optional.of(
                        new Message(
                                connect.payload().willTopic(),
                                connect.payload().willMessageInBytes(),
                                header.willQos(),
                                header.isWillRetain()))
                : Optional.empty();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        accepted |=
                message instanceof MqttConnAckMessage connack
                        && connack.variableHeader().connectReturnCode()
                                == MqttConnectReturnCode.CONNECTION_ACCEPTED;
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        publishWill(context.channel());
        context.fireChannelInactive();
    }

    /** The connection has ended. Any thread, as its own may be dead. */
    public void publishWill(Channel connection) {
        if (accepted) {
            takeWill()
                    .ifPresent(
                            message -> publishing.publish(connection, message, Optional.empty()));
        }
    }

    private synchronized Optional<Message> takeWill() {
        Optional<Message> once = will;
        will = Optional.empty();
        return once;
    }
}
