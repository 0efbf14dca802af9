package io.moquette.broker;

import io.moquette.broker.config.IConfig;
import io.moquette.broker.security.IAuthenticator;
import io.moquette.broker.security.IAuthorizatorPolicy;
import io.moquette.broker.subscriptions.ISubscriptionsDirectory;
import io.moquette.broker.subscriptions.Subscription;
import io.moquette.interception.BrokerInterceptor;
import io.moquette.interception.InterceptHandler;
import io.moquette.persistence.MemorySubscriptionsRepository;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * Moquette's parts, put together as its own {@link Server} does it, but with places for what that
 * class has none for: handlers of ours in front of Moquette's own, and stores of ours behind its
 * interfaces. It stands in Moquette's package because the parts' constructors are visible only
 * here; it holds no rule of ours, only the joints.
 */
public final class GuardedServer {

    /**
     * What joins the parts.
     *
     * @param config Moquette's settings
     * @param packetBytes size of the largest packet that is read
     * @param authenticator who may connect; must never throw
     * @param policy who may subscribe and publish; must never throw
     * @param queues what Moquette takes for the queues of its sessions
     * @param subscriptions is told who subscribes to what
     * @param retained Moquette's view of the retained messages
     * @param observer is told when a session thread has died
     * @param guards adds handlers in front of the one it is given, for every new connection
     */
    public record Joints(
            IConfig config,
            int packetBytes,
            IAuthenticator authenticator,
            IAuthorizatorPolicy policy,
            IQueueRepository queues,
            ISubscriptionsDirectory subscriptions,
            IRetainedRepository retained,
            InterceptHandler observer,
            Consumer<ChannelHandlerContext> guards) {}

    private final ScheduledExecutorService scheduler =
            Executors.newScheduledThreadPool(1, new DefaultThreadFactory("mqtt-sessions", true));
    private final ISubscriptionsDirectory subscriptions;
    private final MqttListener listener;
    private final BrokerInterceptor interceptor;
    private final SessionEventLoopGroup sessionLoops;
    private final SessionRegistry sessions;
    private final PostOffice postOffice;

    public GuardedServer(Joints joints) {
        interceptor = new BrokerInterceptor(joints.config(), List.of(joints.observer()));
        subscriptions = joints.subscriptions();
        subscriptions.init(new MemorySubscriptionsRepository());
        sessionLoops =
                new SessionEventLoopGroup(
                        interceptor, joints.config().intProp(IConfig.SESSION_QUEUE_SIZE, 1024));
        Authorizator authorizator = new Authorizator(joints.policy());
        sessions = newSessions(joints.queues(), authorizator);
        postOffice =
                new PostOffice(
                        subscriptions,
                        joints.retained(),
                        sessions,
                        interceptor,
                        authorizator,
                        sessionLoops);
        listener = newListener(joints);
    }

    private SessionRegistry newSessions(IQueueRepository queues, Authorizator authorizator) {
        return new SessionRegistry(
                subscriptions,
                new NoSessionsKept(),
                queues,
                authorizator,
                scheduler,
                Clock.systemDefaultZone(),
                Session.INFINITE_EXPIRY,
                sessionLoops);
    }

    private MqttListener newListener(Joints joints) {
        BrokerConfiguration config = new BrokerConfiguration(joints.config());
        MQTTConnectionFactory connections =
                new MQTTConnectionFactory(config, joints.authenticator(), sessions, postOffice);
        return new MqttListener(
                new GuardedHandler(connections, joints.guards()), joints.packetBytes());
    }

    /**
     * Binds the address and serves from then on.
     *
     * @throws IOException when it cannot be bound
     */
    public void listen(InetSocketAddress address) throws IOException {
        listener.bind(address);
    }

    /** The bound TCP port. */
    public int port() {
        return listener.port();
    }

    /**
     * Forgets a session and its subscriptions, on its own thread and in order with whatever else
     * was asked of it [MQTT-3.1.2-6]. No connection may be using it.
     *
     * @return whether the session's thread took the order
     */
    public boolean forget(String clientId) {
        return onSessionThread(clientId, () -> purge(clientId));
    }

    /**
     * Runs a task on the thread of a session, after all that was asked of it before. The task must
     * not throw: that would end the thread.
     *
     * @return whether the session's thread took the task
     */
    public boolean onSessionThread(String clientId, Runnable task) {
        return sessionLoops
                .routeCommand(
                        clientId,
                        "guard",
                        () -> {
                            task.run();
                            return null;
                        })
                .isSuccess();
    }

    private void purge(String clientId) {
        Session session = sessions.retrieve(clientId);
        if (session == null) {
            return;
        }
        for (Subscription subscription : session.getSubscriptions()) {
            subscriptions.removeSubscription(subscription.getTopicFilter(), clientId);
        }
        if (!session.disconnected()) {
            session.closeImmediately();
        }
        sessions.remove(clientId);
    }

    /** Closes the port and every connection, then ends the threads. */
    public void stop() {
        listener.close();
        scheduler.shutdownNow();
        // The session threads report to the interceptor, so they end first.
        postOffice.terminate();
        sessions.close();
        interceptor.stop();
    }
}
