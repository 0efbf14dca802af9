package io.mqttplayground.link.relay;

import io.mqttplayground.link.Frame;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketReader;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is known of a client at the relay by the packets that the broker gets and sends. */
final class RelayedClient extends ChannelDuplexHandler {

    private static final String TAKEN_OVER = "taken over by a new connection [MQTT-3.1.4-2]";

    private final Peer peer;
    private final Reports reports;
    private final RelayedClients all;
    private final FrameCodec fromBroker;
    private final RelayedSession session;
    private volatile Optional<String> password = Optional.empty();

    /**
     * @param fromBroker is not read when the client speaks something else than MQTT 3.1.1
     */
    RelayedClient(Peer peer, Reports reports, RelayedClients all, FrameCodec fromBroker) {
        this.peer = peer;
        this.reports = reports;
        this.all = all;
        this.fromBroker = fromBroker;
        this.session = new RelayedSession(peer);
    }

    Peer peer() {
        return peer;
    }

    RelayedSession session() {
        return session;
    }

    /** What the CONNECT said; empty when it said none, or has not come. */
    Optional<String> password() {
        return password;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Optional<MqttMessage> decoded = ((Frame) message).packet();
        if (!peer.hasConnected()) {
            fromBroker.stopReading();
        }
        if (decoded.orElse(null) instanceof MqttConnectMessage connect) {
            password =
                    Optional.ofNullable(connect.payload().passwordInBytes())
                            .map(said -> new String(said, StandardCharsets.UTF_8));
        }
        decoded.flatMap(PacketReader::read).ifPresent(this::note);
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof Frame frame) {
            frame.packet().flatMap(PacketReader::read).ifPresent(this::note);
        }
        context.write(message, promise);
    }

    private void note(Packet packet) {
        if (packet instanceof Packet.Publish message) {
            // A broker need not tell a publisher that it refuses [MQTT-3.3.5-2]: taken, as far as
            // can be seen from here.
            reports.accepted(() -> message);
        } else if (packet instanceof Packet.Connack connack && connack.returnCode() == 0) {
            peer.markAdmitted();
            all.admit(this, connack.sessionPresent());
        } else if (packet instanceof Packet.Disconnect) {
            peer.markGraceful();
        } else {
            session.read(packet);
        }
    }

    /** Who said no CONNECT, or none that can be read, has no end to tell of. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        all.remove(this);
        if (peer.hasConnected()) {
            reports.closed(peer);
        }
        context.fireChannelInactive();
    }

    /** The broker has ended the connection, or the way to it is cut. */
    void lost() {
        peer.noteReason(all.isBeingTakenOver(this) ? TAKEN_OVER : "the connection was lost");
    }

    /** Another connection with the same identifier was let in: the broker has ended this one. */
    void takenOver() {
        peer.close(TAKEN_OVER);
        // At once, so that the end of the old connection is not seen behind the new one's begin.
        reports.closed(peer);
    }
}
