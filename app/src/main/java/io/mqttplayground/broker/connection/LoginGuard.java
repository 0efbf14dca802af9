package io.mqttplayground.broker.connection;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.LoginDesk;
import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.broker.thread.Loops;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Only who may connect gets past: a client identifier [MQTT-3.1.3-8], and a user name with its
 * password or none where none is needed. Passwords are looked at elsewhere, in turn; meanwhile the
 * connection waits.
 *
 * <p>Moquette lets everybody in when its password file is missing, keeps SHA-256 without salt, and
 * hashes on network threads.
 */
public final class LoginGuard extends ChannelInboundHandlerAdapter {

    /** Who asks too much does not learn it at once, or would ask the more. */
    private static final int REFUSED_AFTER_MILLIS = 1_000;

    private static final byte[] NONE = {};

    private final AccessControl access;
    private final LoginDesk desk;
    private final LinkFaults faults;
    private final Reports reports;

    /** Takes its login back from the desk. */
    private Optional<Runnable> waiting = Optional.empty();

    /**
     * @param faults lets in the second client that the learner asked for
     */
    public LoginGuard(AccessControl access, LoginDesk desk, LinkFaults faults, Reports reports) {
        this.access = access;
        this.desk = desk;
        this.faults = faults;
        this.reports = reports;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof MqttConnectMessage connect)) {
            context.fireChannelRead(message);
            return;
        }
        Peer peer = Peer.of(context.channel());
        if (peer.clientId().isEmpty()) {
            refuse(
                    peer,
                    connect,
                    CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                    "an empty client identifier [MQTT-3.1.3-8]");
        } else if (peer.account().isPresent()) {
            decide(context, connect, peer.account().get());
        } else if (access.anonymousAllowed()) {
            letIn(context, connect);
        } else {
            refuse(
                    peer,
                    connect,
                    CONNECTION_REFUSED_NOT_AUTHORIZED,
                    "a user name and password are required");
        }
    }

    private void decide(ChannelHandlerContext context, MqttConnectMessage connect, String user) {
        byte[] given = connect.payload().passwordInBytes();
        boolean any = given != null; // which an empty one is too
        byte[] password = any ? given : NONE;
        Peer peer = Peer.of(context.channel());
        if (faults.vouchesFor(peer.clientId(), password)) {
            letIn(context, connect);
            return;
        }
        waiting =
                desk.ask(
                        new LoginDesk.Client(peer.ip(), user, peer.clientId()),
                        password,
                        right ->
                                Loops.runOn(
                                        context.executor(),
                                        () -> answer(context, connect, any && right)));
        if (waiting.isEmpty()) {
            context.executor()
                    .schedule(
                            () -> refuseUnseen(context, connect),
                            REFUSED_AFTER_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void answer(ChannelHandlerContext context, MqttConnectMessage connect, boolean right) {
        waiting = Optional.empty();
        if (!context.channel().isActive()) {
            return;
        }
        if (right) {
            letIn(context, connect);
        } else {
            refuse(
                    Peer.of(context.channel()),
                    connect,
                    CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
                    "wrong user name or password");
        }
    }

    private void refuseUnseen(ChannelHandlerContext context, MqttConnectMessage connect) {
        if (context.channel().isActive()) {
            refuse(
                    Peer.of(context.channel()),
                    connect,
                    CONNECTION_REFUSED_SERVER_UNAVAILABLE,
                    "too many logins with this user name wait at its address");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.ifPresent(Runnable::run);
        context.fireChannelInactive();
    }

    private void letIn(ChannelHandlerContext context, MqttConnectMessage connect) {
        Peer peer = Peer.of(context.channel());
        ConnectionGuard.holder(context.channel()).moveTo(Owner.of(peer.account(), peer.ip()));
        context.fireChannelRead(connect);
    }

    private void refuse(
            Peer peer, MqttConnectMessage connect, MqttConnectReturnCode code, String reason) {
        reports.refused(peer, connect, reason);
        peer.refuse(code, reason);
    }
}
