package io.mqttplayground.broker.connection;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;

import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttIdentifierRejectedException;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/**
 * Whatever passes is a valid packet of MQTT 3.1 or 3.1.1, and CONNECT comes first [MQTT-3.1.0-1]
 * and once [MQTT-3.1.0-2]; anything else ends the connection.
 *
 * <p>In Moquette an invalid topic filter, an empty topic or a will with QoS 3 throws on a session
 * thread and ends it, and with it the service to every client of that thread.
 */
public final class ProtocolGuard extends ChannelInboundHandlerAdapter {

    private final int packetBytes;
    private final Reports reports;
    private final PacketRules rules = new PacketRules();
    private Peer peer;
    private boolean connected;
    private boolean ended;

    /**
     * @param packetBytes the largest packet, for the reason
     */
    public ProtocolGuard(int packetBytes, Reports reports) {
        this.packetBytes = packetBytes;
        this.reports = reports;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        peer = Peer.of(added.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        MqttMessage packet = (MqttMessage) message;
        if (ended || !isGood(packet)) {
            ended = true;
            ReferenceCountUtil.release(packet);
            return;
        }
        connected = true;
        // What follows a DISCONNECT is not looked at [MQTT-3.14.4-2].
        ended = packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT;
        context.fireChannelRead(packet);
    }

    private boolean isGood(MqttMessage packet) {
        if (packet.decoderResult().isFailure()) {
            undecodable(packet.decoderResult().cause());
            return false;
        }
        if (packet instanceof MqttConnectMessage connect && !connected && !isSpoken(connect)) {
            unspoken(connect);
            return false;
        }
        Optional<String> problem = outOfPlace(packet);
        if (problem.isEmpty()) {
            problem = rules.problem(packet);
        }
        problem.ifPresent(peer::close);
        return problem.isEmpty();
    }

    private Optional<String> outOfPlace(MqttMessage packet) {
        boolean isConnect = packet.fixedHeader().messageType() == MqttMessageType.CONNECT;
        if (isConnect == connected) {
            return Optional.of(
                    isConnect
                            ? "a second CONNECT [MQTT-3.1.0-2]"
                            : packet.fixedHeader().messageType()
                                    + " before CONNECT [MQTT-3.1.0-1]");
        }
        return Optional.empty();
    }

    private static boolean isSpoken(MqttConnectMessage connect) {
        int level = connect.variableHeader().version();
        return level == MqttVersion.MQTT_3_1.protocolLevel()
                || level == MqttVersion.MQTT_3_1_1.protocolLevel();
    }

    private void unspoken(MqttConnectMessage connect) {
        String reason =
                "protocol level %d; this broker speaks MQTT 3.1.1 (level 4) and 3.1 (level 3)"
                        .formatted(connect.variableHeader().version());
        reports.refused(peer, connect, reason + " [MQTT-3.1.2-2]");
        peer.refuse(CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION, reason);
    }

    private void undecodable(Throwable cause) {
        if (cause instanceof MqttUnacceptableProtocolVersionException && !connected) {
            peer.refuse(
                    CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
                    "unknown protocol [MQTT-3.1.2-2]");
        } else if (cause instanceof MqttIdentifierRejectedException && !connected) {
            peer.refuse(
                    CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                    "no valid client identifier [MQTT-3.1.3-8]");
        } else if (cause instanceof TooLongFrameException) {
            peer.close("a packet of more than %,d bytes".formatted(packetBytes));
        } else {
            peer.close("not a valid packet [MQTT-4.8.0-1]: " + cause.getMessage());
        }
    }
}
