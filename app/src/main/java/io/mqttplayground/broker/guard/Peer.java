package io.mqttplayground.broker.guard;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.util.AttributeKey;
import java.net.SocketAddress;
import java.util.Optional;

/** Who is at the other end of a connection: known once the CONNECT has been read. */
public final class Peer {

    private static final AttributeKey<Peer> KEY = AttributeKey.valueOf(Peer.class, "peer");

    private final Channel channel;
    private volatile String clientId = "";
    private volatile Optional<String> account = Optional.empty();
    private volatile boolean cleanSession = true;

    private Peer(Channel channel) {
        this.channel = channel;
    }

    /** The one peer of a connection, made at the first call. */
    static Peer of(Channel channel) {
        Peer peer = channel.attr(KEY).get();
        if (peer == null) {
            peer = new Peer(channel);
            channel.attr(KEY).set(peer);
        }
        return peer;
    }

    void noteConnect(MqttMessage packet) {
        if (packet instanceof MqttConnectMessage connect && clientId.isEmpty()) {
            clientId = connect.payload().clientIdentifier();
            account = Optional.ofNullable(connect.payload().userName());
            cleanSession = connect.variableHeader().isCleanSession();
        }
    }

    /** The client identifier; empty before the CONNECT. */
    public String clientId() {
        return clientId;
    }

    /** The user name of the CONNECT; empty for an anonymous client. */
    public Optional<String> account() {
        return account;
    }

    public boolean cleanSession() {
        return cleanSession;
    }

    public SocketAddress address() {
        return channel.remoteAddress();
    }

    public void close() {
        channel.close();
    }
}
