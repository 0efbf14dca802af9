package io.mqttplayground.broker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.SessionReady;
import io.mqttplayground.broker.connection.UnreadGuard;
import io.mqttplayground.link.BatchTap;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Reports;
import io.mqttplayground.testkit.NoLinks;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session holds, and says again, when its connection is not as fast as its messages. */
class OutboundSessionTest {

    private static final int LARGE = 100_000;
    private static final int MOST_QUEUED = 50;

    private final Limits limits = Limits.standard().with(Limit.QUEUED_MESSAGES, MOST_QUEUED);
    private final Budget budget = new Budget(100_000_000);
    private final Holder holder = budget.open(new Owner("alice", true), reason -> {});
    private final OutboundSession session = new OutboundSession(limits, holder);
    private final Wire wire = new Wire();
    private final LinkFaults faults = new LinkFaults(new NoLinks(), wire);
    private final List<Packet.Publish> seen = new ArrayList<>();

    @BeforeEach
    void look() {
        wire.addListener(
                event -> {
                    if (event instanceof WireEvent.PacketSeen packet) {
                        seen.add((Packet.Publish) packet.packet());
                    }
                });
    }

    /** A connection on which nothing is sent before it is ready. */
    private final class Connection {

        private final OrderGuard order = new OrderGuard();
        private final DeliveryGuard delivery =
                new DeliveryGuard(
                        order,
                        new UnreadGuard(order, limits.patience().unread()),
                        new BatchTap(faults, new Reports(wire)));
        private final EmbeddedChannel channel = new EmbeddedChannel(delivery);

        Connection() {
            BacklogWatch watch = new BacklogWatch(limits, (what, cause) -> {});
            delivery.admit(session, new Backlog(session, watch));
        }

        void ready() {
            channel.pipeline().fireUserEventTriggered(SessionReady.SIGNAL);
            channel.runPendingTasks();
        }

        List<Packet.Publish> sent() {
            List<Packet.Publish> all = List.copyOf(seen);
            seen.clear();
            return all;
        }
    }

    private static Message message(int qos, int bytes) {
        return new Message("t", new byte[bytes], qos, false);
    }

    /** Or readers that take a little now and then would hold memory, and others would pay. */
    @Test
    void whatIsBeingWrittenIsStillHeldByItsReader() {
        new Connection();
        Message message = message(0, LARGE);
        session.enqueue(message);
        List<Outgoing> taken = new ArrayList<>();
        session.takeNext(taken, 1);

        assertThat(taken).hasSize(1);
        assertThat(holder.bytes(Kind.WAITING)).isGreaterThanOrEqualTo(LARGE);
        session.ready().written(message.content());
        assertThat(holder.bytes(Kind.WAITING)).isZero();
        assertThat(budget.used(Kind.WAITING)).isZero();
    }

    /** [MQTT-3.3.1-1]: DUP says that it may have been sent before. */
    @Test
    void whatWasNeverSentIsNoRepetition() {
        Connection first = new Connection();
        for (int i = 0; i < 3; i++) {
            session.enqueue(message(1, i));
        }
        first.channel.close();
        Connection second = new Connection();
        second.ready();

        List<Packet.Publish> sent = second.sent();
        assertThat(sent).extracting(Packet.Publish::payloadSize).containsExactly(0, 1, 2);
        assertThat(sent).noneMatch(Packet.Publish::dup);
        second.channel.close();
        Connection third = new Connection();
        third.ready();
        assertThat(third.sent()).hasSize(3).allMatch(Packet.Publish::dup);
    }

    @Test
    void nothingIsMadeReadyFarAheadOfTheConnection() {
        new Connection();
        for (int i = 0; i < 100; i++) {
            session.enqueue(message(1, LARGE / 10));
        }
        for (int packetId = 1; packetId <= 100; packetId++) {
            session.acknowledged(packetId);
        }
        assertThat(session.ready().bytes()).isLessThan(LARGE);
        assertThat(session.queued()).isGreaterThan(80);
    }

    @Test
    void whoGoesAwayKeepsNoMoreThanWhoIsAway() {
        Connection connection = new Connection();
        for (int i = 0; i < 4 * MOST_QUEUED; i++) {
            session.enqueue(message(1, 10));
        }
        connection.channel.close();

        assertThat(session.queued() + session.inFlight()).isEqualTo(MOST_QUEUED);
        assertThat(session.dropped()).isEqualTo(3 * MOST_QUEUED);
    }

    /** It would go on in the middle of a packet otherwise. */
    @Test
    void whatCannotBeWrittenEndsItsConnection() {
        faults.offline("somebody else"); // so that packets are made one by one
        Connection connection = new Connection();
        session.enqueue(message(3, LARGE)); // there is no QoS 3
        List<Throwable> told = new ArrayList<>();
        connection.channel.pipeline().addLast(new Told(told));
        connection.ready();
        connection.channel.close();
        session.end();

        assertThat(told).hasSize(1);
        assertThat(budget.used(Kind.WAITING)).isZero();
        assertThat(budget.used(Kind.QUEUED)).isZero();
    }

    private static final class Told extends ChannelInboundHandlerAdapter {

        private final List<Throwable> failures;

        Told(List<Throwable> failures) {
            this.failures = failures;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failures.add(cause);
        }
    }
}
