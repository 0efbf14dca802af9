package io.moquette.broker;

import io.moquette.broker.config.IConfig;
import io.moquette.broker.security.PermitAllAuthorizatorPolicy;
import io.moquette.broker.subscriptions.ISubscriptionsDirectory;
import io.moquette.interception.BrokerInterceptor;
import io.moquette.interception.InterceptHandler;
import io.netty.channel.ChannelHandler;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Moquette's parts, put together as its own {@link Server} does it, but without a port, and with
 * stores of ours behind its interfaces. It stands in Moquette's package because the parts'
 * constructors are visible only here; it holds no rule of ours, only the joints.
 */
public class GuardedServer {

    /** Where Moquette keeps its sessions, their subscriptions and their queues. */
    public interface Stores
            extends ISessionsRepository, ISubscriptionsDirectory, IQueueRepository {}

    private final BrokerInterceptor interceptor;
    private final SessionEventLoopGroup sessionLoops;
    private final SessionRegistry sessions;
    private final PostOffice postOffice;
    private final ChannelHandler handler;

    /**
     * @param observer is told when a session thread has died
     * @param clock for what it does now and then
     */
    protected GuardedServer(
            IConfig config,
            Stores stores,
            InterceptHandler observer,
            ScheduledExecutorService clock) {
        interceptor = new BrokerInterceptor(config, List.of(observer));
        sessionLoops =
                new SessionEventLoopGroup(
                        interceptor, config.intProp(IConfig.SESSION_QUEUE_SIZE, 1024));
        Authorizator authorizator = new Authorizator(new PermitAllAuthorizatorPolicy());
        sessions =
                new SessionRegistry(
                        stores,
                        stores,
                        stores,
                        authorizator,
                        clock,
                        Clock.systemDefaultZone(),
                        Session.INFINITE_EXPIRY,
                        sessionLoops);
        postOffice =
                new PostOffice(
                        stores,
                        new MemoryRetainedRepository(), // stays empty
                        sessions,
                        interceptor,
                        authorizator,
                        sessionLoops);
        handler =
                new NewNettyMQTTHandler(
                        new MQTTConnectionFactory(
                                new BrokerConfiguration(config),
                                (clientId, username, password) -> true,
                                sessions,
                                postOffice));
    }

    /** The last handler of every pipeline, shared by all. */
    public ChannelHandler handler() {
        return handler;
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

    /** How many threads of sessions there are. */
    protected int sessionThreads() {
        return sessionLoops.getEventLoopCount();
    }

    /** A client identifier whose session is on that thread. */
    protected static String clientIdOf(int thread) {
        return String.valueOf((char) thread); // its hash, which picks the thread
    }

    /** Forgets a session, if there is one. On its own thread only. */
    protected void forgetNow(String clientId) {
        Session session = sessions.retrieve(clientId);
        if (session != null) {
            if (!session.disconnected()) {
                session.closeImmediately();
            }
            sessions.remove(clientId);
        }
    }

    /** Ends the threads. */
    public void stop() {
        // The session threads report to the interceptor, so they end first.
        postOffice.terminate();
        sessions.close();
        interceptor.stop();
    }
}
