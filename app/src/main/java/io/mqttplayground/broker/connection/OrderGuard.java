package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.thread.Loops;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a client's packets pass in order and each when its turn has come: the next one waits while a
 * CONNECT, SUBSCRIBE or UNSUBSCRIBE is not answered, and a PUBLISH while subscribers lag. So a
 * client may send CONNECT, SUBSCRIBE and PUBLISH in one go (section 3.1.4, non-normative comment)
 * and gets its own message. What does not fit is left in the network, which slows the sender down.
 *
 * <p>Moquette closes the connection of a client that speaks before or right behind the CONNACK, or
 * loses what it said.
 */
public final class OrderGuard extends ChannelDuplexHandler {

    /** Why the next packet has to wait. */
    public enum Wait {
        /** Until the session is ready. */
        SESSION,
        /** Until the SUBACK or UNSUBACK. */
        ANSWER,
        /** Until a subscriber that lags has caught up. */
        BACKLOG,
        /** Until others on the same thread had their turn. */
        TURN
    }

    /** Why nothing more is read, though packets would pass. */
    public enum Pause {
        /** Many packets wait in front of this guard. */
        LINK,
        /** The client does not read what it gets. */
        UNREAD
    }

    /** Beyond this, nothing more is read while packets wait. */
    private static final int HELD_BYTES = 256 * 1024;

    private final Turn turn = new Turn(this);
    private final Set<Wait> waits = EnumSet.noneOf(Wait.class);
    private final Set<Pause> pauses = EnumSet.noneOf(Pause.class);
    private ChannelHandlerContext context;
    private HeldPackets held;
    private volatile boolean braked;
    private boolean passing;
    private boolean over;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        held = new HeldPackets(ConnectionGuard.holder(added.channel()));
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        MqttMessage packet = (MqttMessage) message;
        if (waits.isEmpty() && held.isEmpty()) {
            pass(packet);
        } else if (overtakes(packet)) {
            passOn(packet);
        } else if (held.add(packet)) {
            read();
        } else {
            Peer.of(context.channel()).close("let go: too much that it sent has to wait");
        }
    }

    private void pass(MqttMessage packet) {
        switch (packet.fixedHeader().messageType()) {
            case CONNECT -> hold(Wait.SESSION);
            case SUBSCRIBE, UNSUBSCRIBE -> hold(Wait.ANSWER);
            default -> {}
        }
        passOn(packet);
    }

    private void passOn(MqttMessage packet) {
        context.fireChannelRead(packet);
        turn.passed(context.executor());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ignored) {
        turn.begins();
        context.fireChannelReadComplete();
    }

    /**
     * Acknowledgements do not wait behind a PUBLISH: two clients that publish to each other would
     * stand still together.
     */
    private boolean overtakes(MqttMessage packet) {
        return !waits.contains(Wait.SESSION)
                && !waits.contains(Wait.TURN)
                && HeldPackets.isAcknowledgement(packet);
    }

    /** Nothing passes until this is released. On the connection's thread only. */
    public void hold(Wait wait) {
        if (!over) {
            waits.add(wait);
            braked = waits.contains(Wait.BACKLOG);
            read();
        }
    }

    /** What waited for this alone goes on. Any thread. */
    public void release(Wait wait) {
        Loops.runOn(
                context.executor(),
                () -> {
                    waits.remove(wait);
                    braked = waits.contains(Wait.BACKLOG);
                    goOn();
                });
    }

    /** Whether the client has to wait, through no fault of its own. */
    public boolean isHolding() {
        return !waits.isEmpty() || !pauses.isEmpty();
    }

    /** Whether the client waits for a subscriber. Any thread. */
    public boolean isBraked() {
        return braked;
    }

    /** Until this is over, nothing more is read. */
    public void pause(Pause why, boolean begins) {
        if (begins ? pauses.add(why) : pauses.remove(why)) {
            read();
        }
    }

    private void goOn() {
        if (passing) {
            return;
        }
        passing = true;
        try {
            for (var next = nextHeld(); next.isPresent(); next = nextHeld()) {
                pass(next.get());
            }
        } finally {
            passing = false;
        }
        read();
    }

    private Optional<MqttMessage> nextHeld() {
        return held.take(packet -> waits.isEmpty() || overtakes(packet));
    }

    /** While the session is not ready nothing is read, not even that the client has gone. */
    private void read() {
        boolean roomToWait = held.bytes() < HELD_BYTES && !waits.contains(Wait.SESSION);
        boolean wanted =
                pauses.isEmpty()
                        && !waits.contains(Wait.TURN)
                        && (waits.isEmpty() && held.isEmpty() || roomToWait);
        if (context.channel().config().isAutoRead() != wanted) {
            context.channel().config().setAutoRead(wanted);
        }
    }

    @Override
    public void write(ChannelHandlerContext ignored, Object message, ChannelPromise promise) {
        context.write(message, promise);
        if (message instanceof MqttSubAckMessage || message instanceof MqttUnsubAckMessage) {
            release(Wait.ANSWER);
        }
    }

    /** What the client managed to say before it went counts, if it was admitted. */
    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        over = true;
        waits.clear();
        if (Peer.of(context.channel()).isAdmitted()) {
            held.passLast(context::fireChannelRead);
        }
        held.clear();
        context.fireChannelInactive();
    }
}
