package io.mqttplayground.broker.connection;

import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.link.Packets;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The packets of a client whose turn has not come, counted as long as they wait. */
final class HeldPackets {

    /** For the last messages of a client; some thousand usually take less. */
    private static final long LAST_WORDS_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Holder holder;
    private final Queue<MqttMessage> packets = new ArrayDeque<>();
    private int bytes;

    HeldPackets(Holder holder) {
        this.holder = holder;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    int bytes() {
        return bytes;
    }

    /** Returns whether there is room for it; it is held all the same. */
    boolean add(MqttMessage packet) {
        packets.add(packet);
        bytes += Packets.cost(packet);
        return holder.take(Kind.ARRIVING, Packets.cost(packet));
    }

    /** The first whose turn it is. */
    Optional<MqttMessage> take(Predicate<MqttMessage> whoseTurnItIs) {
        for (Iterator<MqttMessage> all = packets.iterator(); all.hasNext(); ) {
            MqttMessage packet = all.next();
            if (whoseTurnItIs.test(packet)) {
                all.remove();
                bytes -= Packets.cost(packet);
                holder.give(Kind.ARRIVING, Packets.cost(packet));
                return Optional.of(packet);
            }
        }
        return Optional.empty();
    }

    /** Of a message or of the connection: it asks for nothing that has to wait. */
    static boolean isAcknowledgement(MqttMessage packet) {
        return switch (packet.fixedHeader().messageType()) {
            case PUBACK, PUBREC, PUBREL, PUBCOMP, PINGREQ -> true;
            default -> false;
        };
    }

    /**
     * Passes on what means something without an answer, but for messages that would keep others
     * waiting.
     */
    void passLast(Consumer<MqttMessage> to) {
        long end = System.nanoTime() + LAST_WORDS_NANOS;
        Predicate<MqttMessage> counts =
                packet -> isEnd(packet) || isMessage(packet) && System.nanoTime() < end;
        for (var next = take(counts); next.isPresent(); next = take(counts)) {
            to.accept(next.get());
        }
    }

    void clear() {
        while (!isEmpty()) {
            take(any -> true).ifPresent(ReferenceCountUtil::release);
        }
    }

    private static boolean isMessage(MqttMessage packet) {
        return packet instanceof MqttPublishMessage;
    }

    private static boolean isEnd(MqttMessage packet) {
        return Packets.is(MqttMessageType.DISCONNECT, packet);
    }
}
