package io.mqttplayground.link.relay;

import io.mqttplayground.link.Frame;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What is known of a client at the relay by the packets that the broker gets and sends. */
final class RelayedClient extends ChannelDuplexHandler {

    private final Peer peer;
    private final Reports reports;
    private final FrameCodec fromBroker;
    private final Set<RelayedClient> all;
    private volatile Optional<String> password = Optional.empty();
    private boolean hasConnected;

    /**
     * @param fromBroker is not read when the client speaks something else than MQTT 3.1.1
     * @param all has those that are connected
     */
    RelayedClient(Peer peer, Reports reports, FrameCodec fromBroker, Set<RelayedClient> all) {
        this.peer = peer;
        this.reports = reports;
        this.fromBroker = fromBroker;
        this.all = all;
    }

    Peer peer() {
        return peer;
    }

    /** What the CONNECT said; empty when it said none, or has not come. */
    Optional<String> password() {
        return password;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Optional<MqttMessage> packet = ((Frame) message).packet();
        if (!hasConnected && packet.isEmpty()) {
            fromBroker.stopReading();
        }
        packet.ifPresent(this::note);
        context.fireChannelRead(message);
    }

    private void note(MqttMessage packet) {
        hasConnected = true;
        if (packet instanceof MqttConnectMessage connect) {
            password =
                    Optional.ofNullable(connect.payload().passwordInBytes())
                            .map(said -> new String(said, StandardCharsets.UTF_8));
        } else if (packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
            peer.markGraceful();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof Frame frame
                && frame.packet().orElse(null) instanceof MqttConnAckMessage connack
                && connack.variableHeader().connectReturnCode()
                        == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            peer.markAdmitted();
            all.stream()
                    .filter(other -> other != this)
                    .filter(other -> other.peer.clientId().equals(peer.clientId()))
                    .forEach(RelayedClient::takenOver);
        }
        context.write(message, promise);
    }

    /** Another connection with the same identifier was let in: the broker has ended this one. */
    private void takenOver() {
        peer.close("taken over by a new connection [MQTT-3.1.4-2]");
        // At once, so that the end of the old connection is not seen behind the new one's begin.
        reports.closed(peer);
    }
}
