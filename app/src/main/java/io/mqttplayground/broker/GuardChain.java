package io.mqttplayground.broker;

import io.moquette.broker.GuardedServer;
import io.moquette.broker.security.PermitAllAuthorizatorPolicy;
import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.LoginThrottle;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.connection.ConnectionGuard;
import io.mqttplayground.broker.connection.Faults;
import io.mqttplayground.broker.connection.KeepAliveGuard;
import io.mqttplayground.broker.connection.LoginGuard;
import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.ProtocolGuard;
import io.mqttplayground.broker.delivery.Backlog;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.broker.delivery.DeliveryGuard;
import io.mqttplayground.broker.delivery.OutboundSession;
import io.mqttplayground.broker.delivery.PaceGuard;
import io.mqttplayground.broker.moquette.EdgeGuard;
import io.mqttplayground.broker.moquette.LogLevels;
import io.mqttplayground.broker.moquette.MoquetteSettings;
import io.mqttplayground.broker.moquette.NoQueues;
import io.mqttplayground.broker.moquette.NothingRetained;
import io.mqttplayground.broker.moquette.ReadyGuard;
import io.mqttplayground.broker.moquette.SessionThreadWatch;
import io.mqttplayground.broker.moquette.SessionThreads;
import io.mqttplayground.broker.routing.LaggingSubscribers;
import io.mqttplayground.broker.routing.Publishing;
import io.mqttplayground.broker.routing.ReceivingGuard;
import io.mqttplayground.broker.routing.RetainedGuard;
import io.mqttplayground.broker.routing.RetainedStore;
import io.mqttplayground.broker.routing.Routing;
import io.mqttplayground.broker.routing.SubscribeGuard;
import io.mqttplayground.broker.routing.SubscriptionTree;
import io.mqttplayground.broker.routing.WillGuard;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.broker.session.Login;
import io.mqttplayground.broker.session.Rights;
import io.mqttplayground.broker.session.SessionGuard;
import io.mqttplayground.broker.session.Sessions;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.ClosingTap;
import io.mqttplayground.link.DelayGuard;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.PacketTap;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Wire;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One broker: Moquette and the guards in front of it. */
public final class GuardChain {

    /** Of clients that are away, there may be as many as of those that are connected. */
    private static final int SESSIONS_PER_CONNECTION = 2;

    private final Limits limits;
    private final AccessControl access;
    private final Reports reports;
    private final FaultsWhileServing faults;
    private final RetainedStore retained;
    private final LinkFaults linkFaults;
    private final LoginThrottle throttle = new LoginThrottle(Clock.systemUTC());
    private final AtomicInteger connections = new AtomicInteger();
    private final SubscriptionTree subscriptions = new SubscriptionTree();
    private final BacklogWatch watch;
    private final Sessions sessions;
    private final LaggingSubscribers lagging;
    private final Publishing publishing;
    private final GuardedServer server;
    private final SessionThreads threads;

    /**
     * @param retained may hold messages already
     * @param linkFaults the faults that the learner sets
     * @param faults is told of what must never happen
     */
    public GuardChain(
            Limits limits,
            AccessControl access,
            RetainedStore retained,
            LinkFaults linkFaults,
            Wire wire,
            Faults faults) {
        LogLevels.set();
        this.limits = limits;
        this.access = access;
        this.retained = retained;
        this.linkFaults = linkFaults;
        this.reports = new Reports(wire);
        this.faults = new FaultsWhileServing(faults);
        this.watch = new BacklogWatch(limits.backlogBytes(), this.faults);
        this.lagging = new LaggingSubscribers(watch);
        this.server = new GuardedServer(joints());
        this.threads = new SessionThreads(server, this.faults);
        this.sessions =
                new Sessions(
                        limits.connections() * SESSIONS_PER_CONNECTION,
                        this::newSession,
                        threads::forget);
        Routing routing = new Routing(subscriptions, sessions, reports, this.faults);
        this.publishing = new Publishing(routing, retained, reports);
    }

    private GuardedServer.Joints joints() {
        return new GuardedServer.Joints(
                MoquetteSettings.config(),
                limits.packetBytes(),
                (clientId, username, password) -> true, // LoginGuard has asked
                new PermitAllAuthorizatorPolicy(), // and so have the others
                new NoQueues(),
                subscriptions,
                new NothingRetained(),
                new SessionThreadWatch(faults),
                this::guard);
    }

    /**
     * The order in which a packet from a client meets the guards; one for it, the other way. What
     * happens for every message stands in front of what happens for every connection.
     */
    private void guard(ChannelHandlerContext moquette) {
        OrderGuard order = new OrderGuard();
        DeliveryGuard delivery = new DeliveryGuard(order);
        ChannelPipeline pipeline = moquette.pipeline();
        String before = moquette.name();
        pipeline.addBefore(before, "tap", new PacketTap(linkFaults, reports))
                .addBefore(before, "connection", connectionGuard())
                .addBefore(before, "delay", delayGuard(order, Peer.of(moquette.channel())))
                .addBefore(before, "protocol", new ProtocolGuard(limits.packetBytes(), reports))
                .addBefore(before, "keepAlive", new KeepAliveGuard(order))
                .addBefore(before, "pace", new PaceGuard(delivery))
                .addBefore(before, "order", order)
                .addBefore(before, "receiving", receivingGuard(order))
                .addBefore(before, "delivery", delivery)
                .addBefore(before, "closing", new ClosingTap(reports))
                .addBefore(before, "login", loginGuard())
                .addBefore(before, "will", new WillGuard(publishing))
                .addBefore(before, "session", sessionGuard(order, delivery))
                .addBefore(before, "ready", new ReadyGuard(order))
                .addBefore(before, "retained", new RetainedGuard(retained))
                .addBefore(before, "subscribe", subscribeGuard())
                .addBefore(before, "edge", new EdgeGuard(faults));
    }

    private DelayGuard delayGuard(OrderGuard order, Peer peer) {
        long room = limits.backlogBytes();
        DelayGuard.Brake brake =
                (way, full) -> {
                    if (way == Direction.TO_BROKER) {
                        order.linkFull(full);
                    } else if (full) {
                        peer.close("more than %,d bytes wait behind its delay".formatted(room));
                    }
                };
        return new DelayGuard(linkFaults, brake, room);
    }

    private LoginGuard loginGuard() {
        return new LoginGuard(access, throttle, linkFaults, reports);
    }

    private ConnectionGuard connectionGuard() {
        return new ConnectionGuard(connections, limits.connections());
    }

    private SessionGuard sessionGuard(OrderGuard order, DeliveryGuard delivery) {
        return new SessionGuard(sessions, threads, order, delivery, reports);
    }

    private SubscribeGuard subscribeGuard() {
        return new SubscribeGuard(limits.subscriptions(), reports);
    }

    private ReceivingGuard receivingGuard(OrderGuard order) {
        return new ReceivingGuard(publishing, lagging, order);
    }

    private ClientSession newSession(Login login) {
        OutboundSession outbound =
                new OutboundSession(
                        new OutboundSession.Room(limits.queuedMessages(), limits.backlogBytes()));
        return new ClientSession(
                login,
                new Rights(access, login.account(), login.clientId()),
                outbound,
                new Backlog(outbound, watch));
    }

    /**
     * Binds the address and serves from then on.
     *
     * @throws IOException when it cannot be bound
     */
    public void listen(InetSocketAddress address) throws IOException {
        server.listen(address);
    }

    /** The bound TCP port. */
    public int port() {
        return server.port();
    }

    /** The sessions, connected or kept for their return, by client identifier. */
    public List<ClientStatus> clients() {
        return sessions.all().stream()
                .map(ClientSession::status)
                .sorted(Comparator.comparing(ClientStatus::clientId))
                .toList();
    }

    /** Ends the sessions that are meant, kept ones too, and closes their connections. */
    public void end(Predicate<ClientStatus> meant, String reason) {
        sessions.end(session -> meant.test(session.status()));
        disconnect(meant, reason);
    }

    /** Closes the connections of the sessions that are meant; their wills are published. */
    public int disconnect(Predicate<ClientStatus> meant, String reason) {
        List<Peer> peers =
                sessions.all().stream()
                        .filter(session -> meant.test(session.status()))
                        .map(ClientSession::peer)
                        .flatMap(Optional::stream)
                        .toList();
        peers.forEach(peer -> peer.close(reason));
        return peers.size();
    }

    /** Ends a session thread, to see what happens then. */
    public void breakSessionThread() {
        threads.breakOne();
    }

    /** Closes the port and every connection, then ends the threads. */
    public void stop() {
        faults.end();
        watch.stop();
        server.stop();
    }
}
