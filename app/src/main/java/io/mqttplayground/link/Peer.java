package io.mqttplayground.link;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;

/** Who is at the other end of a connection, and how the connection ended. */
public final class Peer {

    private static final AttributeKey<Peer> KEY = AttributeKey.valueOf(Peer.class, "peer");

    private final Channel channel;
    private final InetSocketAddress address;
    private boolean connected;
    private volatile String clientId = "";
    private volatile Optional<String> account = Optional.empty();
    private volatile int keepAliveSeconds;
    private volatile boolean admitted;
    private volatile boolean graceful;
    private boolean over;
    private volatile Optional<String> closeReason = Optional.empty();

    private Peer(Channel channel) {
        this.channel = channel;
        // A connection that was reset before it was looked at has no address any more.
        this.address =
                channel.remoteAddress() instanceof InetSocketAddress remote
                        ? remote
                        : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** The one peer of a connection, made at the first call. */
    public static Peer of(Channel channel) {
        Peer peer = channel.attr(KEY).get();
        if (peer == null) {
            peer = new Peer(channel);
            channel.attr(KEY).set(peer);
        }
        return peer;
    }

    void noteConnect(MqttMessage packet) {
        if (packet instanceof MqttConnectMessage connect && !connected) {
            connected = true;
            clientId = identifier(connect);
            account = account(connect);
            keepAliveSeconds = connect.variableHeader().keepAliveTimeSeconds();
        }
    }

    /** A user name of no length is as none; clients send that whose field for it is left blank. */
    private static Optional<String> account(MqttConnectMessage connect) {
        return Optional.ofNullable(connect.payload().userName()).filter(name -> !name.isEmpty());
    }

    /**
     * The broker gives a client identifier to a client that has none [MQTT-3.1.3-6], but only if
     * its session ends with the connection [MQTT-3.1.3-7], and MQTT 3.1 knows of no such thing.
     */
    private static String identifier(MqttConnectMessage connect) {
        String given = connect.payload().clientIdentifier();
        boolean mayHaveNone =
                connect.variableHeader().isCleanSession()
                        && connect.variableHeader().version()
                                == MqttVersion.MQTT_3_1_1.protocolLevel();
        return given.isEmpty() && mayHaveNone ? "auto-" + UUID.randomUUID() : given;
    }

    /** Whether it has said CONNECT. On its own thread. */
    public boolean hasConnected() {
        return connected;
    }

    /** What its CONNECT asked for; 0 for none. */
    public int keepAliveSeconds() {
        return keepAliveSeconds;
    }

    /** The client identifier; empty before the CONNECT, and if it may not go without one. */
    public String clientId() {
        return clientId;
    }

    /** The user name of the CONNECT; empty for an anonymous client, which gave none. */
    public Optional<String> account() {
        return account;
    }

    /** Its CONNECT was accepted. */
    public void markAdmitted() {
        admitted = true;
    }

    /** Whether its CONNECT was accepted; no packet but that one counts before. */
    public boolean isAdmitted() {
        return admitted;
    }

    public InetAddress ip() {
        return address.getAddress();
    }

    /** Address and port. */
    public String address() {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    public void markGraceful() {
        graceful = true;
    }

    /** Whether the end of the connection has still to be told; asked once. */
    boolean endsNow() {
        boolean first = !over;
        over = true;
        return first;
    }

    /** Whether the client said DISCONNECT. */
    boolean isGraceful() {
        return graceful;
    }

    /** Why the broker closed the connection; empty when the client did. */
    Optional<String> closeReason() {
        return closeReason;
    }

    /** Closes the connection; the first reason counts. Any thread. */
    public void close(String reason) {
        noteReason(reason);
        channel.close();
    }

    /** Closes the connection behind a CONNACK that says why [MQTT-3.2.2-5]. */
    public void refuse(MqttConnectReturnCode code, String reason) {
        noteReason(reason);
        channel.writeAndFlush(Packets.refusal(code)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Why the connection ends that is just being closed; the first reason counts. Any thread. */
    public synchronized void noteReason(String reason) {
        if (closeReason.isEmpty() && channel.isActive() && !graceful) {
            closeReason = Optional.of(reason);
        }
    }
}
