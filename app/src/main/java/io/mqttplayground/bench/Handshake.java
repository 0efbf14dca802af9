package io.mqttplayground.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletableFuture;

/**
 * Says CONNECT and waits for the CONNACK; then it makes way. Keep alive is 0: a client of a
 * measurement sends nothing but what is measured [MQTT-3.1.2-24].
 */
final class Handshake extends ChannelInboundHandlerAdapter {

    private final BenchTarget target;
    private final String clientId;
    private final CompletableFuture<Void> accepted;

    Handshake(BenchTarget target, String clientId, CompletableFuture<Void> accepted) {
        this.target = target;
        this.clientId = clientId;
        this.accepted = accepted;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        MqttMessageBuilders.ConnectBuilder connect =
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_3_1_1)
                        .clientId(clientId)
                        .cleanSession(true)
                        .keepAlive(0);
        target.username()
                .ifPresent(
                        name -> connect.username(name).password(target.password().getBytes(UTF_8)));
        context.writeAndFlush(connect.build());
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttConnAckMessage answer) {
            context.pipeline().remove(this);
            answer(answer.variableHeader().connectReturnCode());
        } else {
            ReferenceCountUtil.release(message);
            fail("answered CONNECT with something else than CONNACK");
        }
    }

    private void answer(MqttConnectReturnCode code) {
        if (code == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            accepted.complete(null);
        } else {
            fail("refused the connection, CONNACK " + code.byteValue() + " (" + code + ")");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail("closed the connection before its CONNACK");
        context.fireChannelInactive();
    }

    private void fail(String what) {
        accepted.completeExceptionally(new BenchException("the broker at " + target + " " + what));
    }
}
