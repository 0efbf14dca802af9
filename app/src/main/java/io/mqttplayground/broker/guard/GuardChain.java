package io.mqttplayground.broker.guard;

import io.moquette.broker.GuardedServer;
import io.moquette.broker.IQueueRepository;
import io.moquette.broker.IRetainedRepository;
import io.moquette.broker.MemoryQueueRepository;
import io.moquette.broker.RetainedMessage;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.subscriptions.Topic;
import io.moquette.interception.AbstractInterceptHandler;
import io.mqttplayground.broker.ClientStatus;
import io.mqttplayground.wire.Wire;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Comparator;
import java.util.List;

/** The guards of one broker, in the order in which a packet from a client meets them. */
public final class GuardChain {

    private final Wire wire;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    public GuardChain(Wire wire) {
        this.wire = wire;
    }

    /** What ties this chain to Moquette's parts. */
    public GuardedServer.Joints joints(IConfig config, int packetBytes) {
        IQueueRepository queues = new MemoryQueueRepository();
        return new GuardedServer.Joints(
                config,
                packetBytes,
                (clientId, username, password) -> true,
                new io.moquette.broker.security.PermitAllAuthorizatorPolicy(),
                queues,
                new NoRetained(),
                new SessionThreadWatch(),
                this::guard);
    }

    private void guard(ChannelHandlerContext moquette) {
        Channel channel = moquette.channel();
        connections.add(channel);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addBefore(moquette.name(), "tap", new PacketTap(wire));
    }

    /** Sessions by client identifier. */
    public List<ClientStatus> clients() {
        return connections.stream()
                .map(Peer::of)
                .filter(peer -> !peer.clientId().isEmpty())
                .map(
                        peer ->
                                new ClientStatus(
                                        peer.clientId(),
                                        peer.account(),
                                        java.util.Optional.of(String.valueOf(peer.address())),
                                        peer.cleanSession(),
                                        List.of(),
                                        0,
                                        0))
                .sorted(Comparator.comparing(ClientStatus::clientId))
                .toList();
    }

    private static final class SessionThreadWatch extends AbstractInterceptHandler {
        @Override
        public String getID() {
            return "session-thread-watch";
        }

        @Override
        public void onSessionLoopError(Throwable error) {}
    }

    private static final class NoRetained implements IRetainedRepository {
        @Override
        public void cleanRetained(Topic topic) {}

        @Override
        public void retain(Topic topic, MqttPublishMessage message) {}

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public List<RetainedMessage> retainedOnTopic(String topic) {
            return List.of();
        }
    }
}
