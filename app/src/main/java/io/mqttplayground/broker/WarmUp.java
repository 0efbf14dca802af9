package io.mqttplayground.broker;

import io.mqttplayground.broker.config.BrokerSettings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has Java compile what every message goes through before the first client comes: messages go round
 * in a broker on the loopback address that nobody else knows of, and that ends with this. Otherwise
 * the first ten thousands take twice as long. On a thread of its own that gives way to others.
 */
public final class WarmUp implements Runnable {

    private static final Logger LOG = Logger.getLogger(WarmUp.class.getName());
    private static final String TOPIC = "warm/up";
    private static final int ROUNDS = 600;
    private static final int AT_ONCE = 100;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int CONNACK_BYTES = 4;
    private static final int SUBACK_BYTES = 5;

    private WarmUp() {}

    /** Begins, and returns at once. */
    public static void inBackground() {
        Thread thread = new Thread(new WarmUp(), "mqtt-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    @Override
    public void run() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local());
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            goRound(socket);
        } catch (IOException | BrokerStartException | RuntimeException e) {
            LOG.log(Level.FINE, "nothing was warmed up", e);
        }
    }

    private static void goRound(Socket socket) throws IOException {
        send(socket, connect(), CONNACK_BYTES);
        send(socket, subscribe(), SUBACK_BYTES);
        byte[] message = publish();
        byte[] messages =
                Unpooled.copiedBuffer(Collections.nCopies(AT_ONCE, message).toArray(byte[][]::new))
                        .array();
        for (int i = 0; i < ROUNDS; i++) {
            send(socket, messages, message.length * AT_ONCE);
        }
    }

    /** Sends and waits for what comes back. */
    private static void send(Socket socket, byte[] packets, int answerBytes) throws IOException {
        socket.getOutputStream().write(packets);
        new DataInputStream(socket.getInputStream()).readFully(new byte[answerBytes]);
    }

    private static byte[] connect() {
        return bytes(
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_3_1_1)
                        .clientId("warm-up")
                        .cleanSession(true)
                        .build());
    }

    private static byte[] subscribe() {
        return bytes(
                MqttMessageBuilders.subscribe()
                        .messageId(1)
                        .addSubscription(MqttQoS.AT_MOST_ONCE, TOPIC)
                        .build());
    }

    private static byte[] publish() {
        return bytes(
                MqttMessageBuilders.publish()
                        .qos(MqttQoS.AT_MOST_ONCE)
                        .topicName(TOPIC)
                        .payload(Unpooled.wrappedBuffer(new byte[16]))
                        .build());
    }

    private static byte[] bytes(MqttMessage packet) {
        EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
        encoder.writeOutbound(packet);
        ByteBuf bytes = encoder.readOutbound();
        byte[] array = ByteBufUtil.getBytes(bytes);
        bytes.release();
        return array;
    }
}
