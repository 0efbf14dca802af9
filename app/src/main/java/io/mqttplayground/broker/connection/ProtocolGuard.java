package io.mqttplayground.broker.connection;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION;

import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whatever passes is a valid packet of MQTT 3.1 or 3.1.1, and CONNECT comes once [MQTT-3.1.0-2];
 * anything else ends the connection. What cannot even be read does not come as far as this.
 *
 * <p>In Moquette an invalid topic filter, an empty topic or a will with QoS 3 throws on a session
 * thread and ends it, and with it the service to every client of that thread.
 */
public final class ProtocolGuard extends ChannelInboundHandlerAdapter {

    private static final String SPEAKS_MQTT_5 =
            "a client at %s speaks MQTT 5; this broker speaks 3.1.1: mosquitto's -V 311, Paho's"
                    + " MQTTv311, or the version in its settings";

    private final Reports reports;
    private final PacketRules rules = new PacketRules();
    private Peer peer;
    private boolean connected;
    private boolean ended;

    public ProtocolGuard(Reports reports) {
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
        context.fireChannelRead(packet);
    }

    private boolean isGood(MqttMessage packet) {
        if (packet instanceof MqttConnectMessage connect) {
            if (connected) {
                peer.close("a second CONNECT [MQTT-3.1.0-2]");
                return false;
            }
            if (!isSpoken(connect.variableHeader())) {
                unspoken(connect);
                return false;
            }
        }
        Optional<String> problem = rules.problem(packet);
        problem.ifPresent(peer::close);
        return problem.isEmpty();
    }

    private static boolean isSpoken(MqttConnectVariableHeader said) {
        return Stream.of(MqttVersion.MQTT_3_1, MqttVersion.MQTT_3_1_1)
                .anyMatch(
                        one ->
                                one.protocolLevel() == said.version()
                                        && one.protocolName().equals(said.name()));
    }

    private void unspoken(MqttConnectMessage connect) {
        String reason =
                connect.variableHeader().version() == MqttVersion.MQTT_5.protocolLevel()
                        ? SPEAKS_MQTT_5.formatted(peer.ip().getHostAddress())
                        : otherProtocol(connect);
        reports.refused(peer, connect, reason + " [MQTT-3.1.2-2]");
        peer.refuse(CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION, reason);
    }

    private static String otherProtocol(MqttConnectMessage connect) {
        return "%s with level %d; this broker speaks MQTT 3.1.1 (level 4) and 3.1 (MQIsdp, level 3)"
                .formatted(connect.variableHeader().name(), connect.variableHeader().version());
    }
}
