package io.moquette.broker;

import io.moquette.broker.config.IConfig;
import io.moquette.broker.security.IAuthenticator;
import io.moquette.broker.security.IAuthorizatorPolicy;
import io.moquette.broker.subscriptions.CTrieSubscriptionDirectory;
import io.moquette.broker.subscriptions.ISubscriptionsDirectory;
import io.moquette.broker.subscriptions.Subscription;
import io.moquette.interception.BrokerInterceptor;
import io.moquette.interception.InterceptHandler;
import io.moquette.persistence.MemorySessionsRepository;
import io.moquette.persistence.MemorySubscriptionsRepository;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
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
     * @param queues receives every QoS 1 and 2 delivery of every session
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
            IRetainedRepository retained,
            InterceptHandler observer,
            Consumer<ChannelHandlerContext> guards) {}

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final ISubscriptionsDirectory subscriptions = new CTrieSubscriptionDirectory();
    private final MqttListener listener;
    private final BrokerInterceptor interceptor;
    private final SessionEventLoopGroup sessionLoops;
    private final SessionRegistry sessions;
    private final PostOffice postOffice;

    public GuardedServer(Joints joints) {
        IConfig config = joints.config();
        interceptor = new BrokerInterceptor(config, List.of(joints.observer()));
        subscriptions.init(new MemorySubscriptionsRepository());
        sessionLoops =
                new SessionEventLoopGroup(
                        interceptor, config.intProp(IConfig.SESSION_QUEUE_SIZE, 1024));
        Authorizator authorizator = new Authorizator(joints.policy());
        sessions =
                new SessionRegistry(
                        subscriptions,
                        new MemorySessionsRepository(),
                        joints.queues(),
                        authorizator,
                        scheduler,
                        Clock.systemDefaultZone(),
                        Session.INFINITE_EXPIRY,
                        sessionLoops);
        postOffice =
                new PostOffice(
                        subscriptions,
                        joints.retained(),
                        sessions,
                        interceptor,
                        authorizator,
                        sessionLoops);
        BrokerConfiguration brokerConfig = new BrokerConfiguration(config);
        MQTTConnectionFactory connections =
                new MQTTConnectionFactory(
                        brokerConfig, joints.authenticator(), sessions, postOffice);
        listener =
                new MqttListener(
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
     * Routes a message to every subscriber whose filter matches, on the calling thread up to the
     * subscribers' session queues. Acknowledging, retaining and access are the caller's business.
     * The message is the caller's to release.
     */
    public RoutingResults route(MqttPublishMessage message) {
        return postOffice.internalPublish(message);
    }

    /**
     * Forgets a session and its subscriptions, on its own thread and in order with whatever else
     * was asked of it [MQTT-3.1.2-6].
     *
     * @return whether the session's thread took the order
     */
    public boolean forget(String clientId) {
        return sessionLoops
                .routeCommand(
                        clientId,
                        "forget",
                        () -> {
                            purge(clientId);
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

    /** Moquette's handler, which lets the guards in as soon as it stands in a pipeline itself. */
    @Sharable
    private static final class GuardedHandler extends NewNettyMQTTHandler {

        private final Consumer<ChannelHandlerContext> guards;

        GuardedHandler(MQTTConnectionFactory connections, Consumer<ChannelHandlerContext> guards) {
            super(connections);
            this.guards = guards;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            guards.accept(context);
        }
    }
}
