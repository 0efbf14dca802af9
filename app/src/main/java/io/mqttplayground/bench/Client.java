package io.mqttplayground.bench;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One end of a connection. As it is, it only waits to be accepted, and says nothing then. */
class Client extends SimpleChannelInboundHandler<MqttMessage> {

    private static final int REFUSED = 0x80;

    private final BenchTarget target;
    private final CompletableFuture<Void> accepted = new CompletableFuture<>();
    private final CompletableFuture<Integer> granted = new CompletableFuture<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private ChannelHandlerContext context;

    Client(BenchTarget target) {
        this.target = target;
    }

    /** Complete with the broker's CONNACK. */
    final CompletableFuture<Void> accepted() {
        return accepted;
    }

    /** Complete once all has happened that the client is there for. */
    final CompletableFuture<Void> done() {
        return done;
    }

    final ChannelHandlerContext context() {
        return context;
    }

    /** SUBSCRIBE to the one filter of this client; complete with its SUBACK. */
    final CompletableFuture<Void> subscribe(String filter, int qos) {
        context.writeAndFlush(
                MqttMessageBuilders.subscribe()
                        .messageId(1)
                        .addSubscription(MqttQoS.valueOf(qos), filter)
                        .build());
        return granted.thenAccept(
                code -> {
                    if (code == REFUSED) {
                        throw new CompletionException(
                                new BenchException(
                                        "the broker refused the subscription to "
                                                + filter
                                                + " (SUBACK 0x80); --topic names another place"));
                    }
                });
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    protected final void channelRead0(ChannelHandlerContext read, MqttMessage packet) {
        if (!accepted.isDone()) {
            answer(packet);
        } else if (packet instanceof MqttSubAckMessage suback) {
            granted.complete(suback.payload().grantedQoSLevels().get(0));
        } else {
            receive(packet);
        }
    }

    private void answer(MqttMessage packet) {
        if (!(packet instanceof MqttConnAckMessage answer)) {
            refused("answered CONNECT with something else than CONNACK");
            return;
        }
        MqttConnectReturnCode code = answer.variableHeader().connectReturnCode();
        if (code == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            accepted.complete(null);
        } else {
            refused("refused the connection, CONNACK " + code.byteValue() + " (" + code + ")");
        }
    }

    private void refused(String what) {
        accepted.completeExceptionally(new BenchException("the broker at " + target + " " + what));
    }

    /** Takes what comes behind CONNACK, but for the SUBACK. */
    void receive(MqttMessage packet) {}

    /** What is lost with the connection, in words. */
    String lost() {
        return "an idle connection";
    }

    @Override
    public final void channelInactive(ChannelHandlerContext closed) {
        refused("closed the connection before its CONNACK");
        BenchException gone = new BenchException("the broker closed " + lost());
        granted.completeExceptionally(gone);
        done.completeExceptionally(gone);
    }

    /** Writes a PUBACK, PUBREC, PUBREL or PUBCOMP. */
    final void acknowledge(MqttMessageType type, int packetId) {
        // The reserved bits of a PUBREL are those of QoS 1 [MQTT-3.6.1-1].
        MqttQoS reserved =
                type == MqttMessageType.PUBREL ? MqttQoS.AT_LEAST_ONCE : MqttQoS.AT_MOST_ONCE;
        context.write(
                new MqttMessage(
                        new MqttFixedHeader(type, false, reserved, false, 2),
                        MqttMessageIdVariableHeader.from(packetId)));
    }

    /** Of a packet that carries nothing else. */
    static int packetId(MqttMessage acknowledgement) {
        return ((MqttMessageIdVariableHeader) acknowledgement.variableHeader()).messageId();
    }
}
