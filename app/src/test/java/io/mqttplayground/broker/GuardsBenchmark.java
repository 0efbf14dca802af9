package io.mqttplayground.broker;

import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.ProtocolGuard;
import io.mqttplayground.link.DelayGuard;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Reports;
import io.mqttplayground.link.TapToBroker;
import io.mqttplayground.link.TapToClient;
import io.mqttplayground.testkit.NoLinks;
import io.mqttplayground.wire.RecentEvents;
import io.mqttplayground.wire.Wire;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the packet tap and the guards of the faults cost a message that goes in as one PUBLISH and
 * out as another, among the guards that stand around them. No test: {@code app/src/bench/guards.sh}
 * runs it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 30, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class GuardsBenchmark {

    private static final int PACKET_BYTES = 1024 * 1024;
    private static final byte[] PAYLOAD = "sixteen bytes, 1".getBytes();

    /** Which of them there are; observed: both, and the shell records, as it always does. */
    @Param({"none", "tap", "faults", "both", "observed"})
    public String guards;

    private EmbeddedChannel connection;
    private MqttPublishMessage message;

    @Setup
    public void connect() {
        Wire wire = new Wire();
        if (guards.equals("observed")) {
            wire.addListener(RecentEvents.standard());
        }
        message = publish();
        connection = new EmbeddedChannel();
        OrderGuard order = new OrderGuard();
        addAll(wire, order);
        connection
                .pipeline()
                .fireChannelRead(
                        MqttMessageBuilders.connect()
                                .protocolVersion(MqttVersion.MQTT_3_1_1)
                                .clientId("bench")
                                .cleanSession(true)
                                .build());
        order.release(OrderGuard.Wait.SESSION);
        connection.runPendingTasks();
    }

    /** In the order of {@link Guards}. */
    private void addAll(Wire wire, OrderGuard order) {
        boolean tap = !guards.equals("none") && !guards.equals("faults");
        boolean faults = !guards.equals("none") && !guards.equals("tap");
        Reports reports = new Reports(wire);
        LinkFaults none = new LinkFaults(new NoLinks(), wire);
        connection.pipeline().addLast(new Network());
        if (tap) {
            connection.pipeline().addLast(new TapToBroker(none, reports));
            connection.pipeline().addLast(new TapToClient(none, reports));
        }
        if (faults) {
            DelayGuard.Brake brake = (way, full) -> order.pause(OrderGuard.Pause.LINK, full);
            connection.pipeline().addLast(new DelayGuard(none, brake, PACKET_BYTES));
        }
        connection.pipeline().addLast(new ProtocolGuard(reports));
        connection.pipeline().addLast(order);
        connection.pipeline().addLast(new Echo());
    }

    private static MqttPublishMessage publish() {
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttPublishVariableHeader("bench/0", 0),
                Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(PAYLOAD)));
    }

    @Benchmark
    public void message() {
        connection.pipeline().fireChannelRead(message);
    }

    /** The end of every packet for the client. */
    private static final class Network extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
            promise.setSuccess();
        }
    }

    /** The broker: whatever is published comes back. */
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object packet) {
            if (packet instanceof MqttPublishMessage) {
                context.write(packet);
            }
        }
    }

    /** No client is asked for. */
}
