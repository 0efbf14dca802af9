package io.mqttplayground.broker.session;

import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.delivery.DeliveryGuard;
import io.mqttplayground.broker.moquette.Moquette;
import io.mqttplayground.broker.thread.Loops;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketReader;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives a connection its session: a new one, the one that was kept, or the one of a connection that
 * it takes over (sections 3.1.2.4 and 3.1.4). A session belongs to one account and, at any moment,
 * to one connection. Moquette is told of persistent sessions only and made to forget them in time;
 * it knows neither passwords nor wills.
 *
 * <p>Moquette lets another account have the session of any client identifier, and mixes up old and
 * new connections of a client that reconnects fast.
 */
public final class SessionGuard extends ChannelDuplexHandler {

    private static final int LAST_WORDS_MILLIS = 5;
    private static final int LAST_WORDS_TRIES = 200;

    private final Entrance entrance;
    private final Moquette moquette;
    private final OrderGuard order;
    private final DeliveryGuard delivery;
    private final Reports reports;
    private final BrokerFailures failures;
    private ChannelHandlerContext context;
    private Peer peer;
    private Packet asked;
    private MqttConnectVariableHeader terms;
    private ClientSession itsSession;
    private boolean present;
    private boolean gone;

    public SessionGuard(
            Entrance entrance,
            Moquette moquette,
            OrderGuard order,
            DeliveryGuard delivery,
            Reports reports,
            BrokerFailures failures) {
        this.entrance = entrance;
        this.moquette = moquette;
        this.order = order;
        this.delivery = delivery;
        this.reports = reports;
        this.failures = failures;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        peer = Peer.of(added.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        if (message instanceof MqttConnectMessage connect) {
            asked = PacketReader.read(connect).orElseThrow();
            terms = connect.variableHeader();
            if (!gone) {
                entrance.enter(this);
            }
        } else if (Packets.is(MqttMessageType.DISCONNECT, message)) {
            peer.markGraceful();
            context.close(); // [MQTT-3.14.4-1]
        } else {
            context.fireChannelRead(message);
        }
    }

    Peer peer() {
        return peer;
    }

    /** Whether the session was made by the account that it has itself. */
    boolean isOfSameAccount(ClientSession session) {
        return session.account().equals(peer.account());
    }

    /** Whether its session starts empty and ends with the connection. */
    boolean isClean() {
        return terms.isCleanSession();
    }

    /** The session is its own from now on. Any thread. */
    void admitted(ClientSession session) {
        Loops.runOn(context.executor(), () -> begin(session));
    }

    private void begin(ClientSession session) {
        if (gone || !entrance.isHolder(this)) {
            return;
        }
        itsSession = session;
        peer.markAdmitted();
        present = session.connected(context.channel());
        if (session.isEnding()) {
            peer.close("its session has just ended");
            return;
        }
        delivery.admit(session.outbound(), session.backlog());
        context.fireChannelRead(
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_3_1_1)
                        .clientId(peer.clientId())
                        .cleanSession(false)
                        .build());
    }

    /**
     * It gets no session. Any thread.
     *
     * @param code of the CONNACK (section 3.2.2.3)
     */
    void rejected(MqttConnectReturnCode code, String reason) {
        reports.refused(peer, asked, reason);
        peer.refuse(code, reason);
    }

    /** It gets its session once the one before it has ended, which must not take longer. */
    void waits(Duration atMost) {
        long millis = atMost.toMillis();
        context.executor().schedule(() -> giveUp(millis), millis, TimeUnit.MILLISECONDS);
    }

    private void giveUp(long millis) {
        if (itsSession == null && !gone) {
            failures.cutOff(
                    peer, "the connection before it did not end within %d ms".formatted(millis));
        }
    }

    /** Another connection takes over; this one must end. Any thread. */
    void takenOver() {
        Loops.runOn(context.executor(), () -> endOnceHeard(LAST_WORDS_TRIES));
    }

    /** What it said before, perhaps DISCONNECT, may still be on its way up from the network. */
    private void endOnceHeard(int tries) {
        Runnable next =
                itsSession != null && order.isHolding() && tries > 0
                        ? () -> endOnceHeard(tries - 1)
                        : () -> peer.close("taken over by a new connection [MQTT-3.1.4-2]");
        context.executor().schedule(next, LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void write(ChannelHandlerContext ignored, Object message, ChannelPromise promise) {
        if (message instanceof MqttConnAckMessage connack) {
            context.write(ours(connack), promise);
        } else {
            context.write(message, promise);
        }
    }

    /** Whether the session is there we know [MQTT-3.2.2-2]; MQTT 3.1 has no flag for it. */
    private MqttConnAckMessage ours(MqttConnAckMessage connack) {
        boolean flagged = terms.version() != MqttVersion.MQTT_3_1.protocolLevel();
        return MqttMessageBuilders.connAck()
                .returnCode(connack.variableHeader().connectReturnCode())
                .sessionPresent(present && flagged)
                .build();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        gone = true;
        if (itsSession != null) {
            itsSession.disconnected(peer);
        }
        context.fireChannelInactive();
        if (itsSession != null) {
            moquette.end(
                    peer.clientId(),
                    () -> Loops.runOn(context.executor(), () -> entrance.leave(this)));
        } else if (asked != null) {
            entrance.leave(this);
        }
    }
}
