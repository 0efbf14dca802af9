package io.mqttplayground.broker.connection;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import java.util.Optional;

/**
 * Who has logged in gets a place, if there is one for him: so many for all, for one address or
 * account, and for those without a user name; the others are told so with a CONNACK (section
 * 3.2.2.3, code 3).
 */
public final class PlaceGuard extends ChannelInboundHandlerAdapter {

    /**
     * Measured: heap that a connection takes while nothing passes, the names of its client aside.
     */
    private static final int CONNECTION_BYTES = 6_000;

    private final Connections connections;
    private final Reports reports;

    public PlaceGuard(Connections connections, Reports reports) {
        this.connections = connections;
        this.reports = reports;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof MqttConnectMessage connect)) {
            context.fireChannelRead(message);
            return;
        }
        Peer peer = Peer.of(context.channel());
        if (!context.channel().isActive()) {
            return;
        }
        Optional<String> full = full(peer, ConnectionGuard.holder(context.channel()));
        if (full.isEmpty()) {
            context.fireChannelRead(connect);
        } else {
            reports.refused(peer, connect, full.get());
            peer.refuse(CONNECTION_REFUSED_SERVER_UNAVAILABLE, full.get());
        }
    }

    private Optional<String> full(Peer peer, Holder holder) {
        holder.moveTo(Owner.of(peer.account(), peer.ip()));
        int names = peer.clientId().length() + peer.account().map(String::length).orElse(0);
        return holder.take(Kind.CONNECTIONS, CONNECTION_BYTES + names)
                ? connections.admit(peer)
                : Optional.of("there is no memory for more connections");
    }
}
