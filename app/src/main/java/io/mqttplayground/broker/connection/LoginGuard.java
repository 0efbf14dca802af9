package io.mqttplayground.broker.connection;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.LoginThrottle;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Only who may connect gets past: a client identifier [MQTT-3.1.3-8], and a user name with its
 * password or none where none is needed. After repeated failures an address waits; nobody else
 * does.
 *
 * <p>Moquette lets everybody in when its password file is missing, and keeps SHA-256 without salt.
 */
public final class LoginGuard extends ChannelInboundHandlerAdapter {

    private final AccessControl access;
    private final LoginThrottle throttle;
    private final LinkFaults faults;
    private final Reports reports;

    /**
     * @param faults lets in the second client that the learner asked for
     */
    public LoginGuard(
            AccessControl access, LoginThrottle throttle, LinkFaults faults, Reports reports) {
        this.access = access;
        this.throttle = throttle;
        this.faults = faults;
        this.reports = reports;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnectMessage connect) {
            Peer peer = Peer.of(context.channel());
            Duration delay =
                    peer.account().isPresent() ? throttle.delayFor(peer.ip()) : Duration.ZERO;
            if (delay.isZero()) {
                decide(context, connect, peer);
            } else {
                context.executor()
                        .schedule(
                                () -> decide(context, connect, peer),
                                delay.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
        } else {
            context.fireChannelRead(message);
        }
    }

    private void decide(ChannelHandlerContext context, MqttConnectMessage connect, Peer peer) {
        if (peer.clientId().isEmpty()) {
            refuse(
                    peer,
                    connect,
                    CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                    "an empty client identifier [MQTT-3.1.3-8]");
        } else if (peer.account().isEmpty() && !access.anonymousAllowed()) {
            refuse(
                    peer,
                    connect,
                    CONNECTION_REFUSED_NOT_AUTHORIZED,
                    "a user name and password are required");
        } else if (peer.account().isPresent() && !isKnown(peer, connect)) {
            refuse(
                    peer,
                    connect,
                    CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
                    "wrong user name or password");
        } else {
            context.fireChannelRead(connect);
        }
    }

    private boolean isKnown(Peer peer, MqttConnectMessage connect) {
        byte[] password = connect.payload().passwordInBytes();
        if (password != null && faults.vouchesFor(peer.clientId(), password)) {
            return true;
        }
        boolean known =
                password != null && access.passwords().accepts(peer.account().get(), password);
        if (known) {
            throttle.succeeded(peer.ip());
        } else {
            throttle.failed(peer.ip());
        }
        return known;
    }

    private void refuse(
            Peer peer, MqttConnectMessage connect, MqttConnectReturnCode code, String reason) {
        reports.refused(peer, connect, reason);
        peer.refuse(code, reason);
    }
}
