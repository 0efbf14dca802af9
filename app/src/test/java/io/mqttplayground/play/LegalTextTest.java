package io.mqttplayground.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.testkit.PackagedBroker;
import io.mqttplayground.testkit.Paho;
import io.mqttplayground.testkit.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mended Paho takes every string that MQTT allows (section 1.5.3), wherever one stands. */
class LegalTextTest {

    /** A pair of each plane, and one of each kind that the published Paho refuses. */
    static Stream<String> legal() {
        return Stream.of(
                "\uD83D\uDECB",
                "\uDBFF\uDFFF",
                "\u2764\uFE0F",
                "\uFF11\uFF1A",
                "\uFFFD",
                "\uFF76",
                "\u0085",
                "\u0001\u007F",
                "\uFEFF",
                "\uFFFE\uFFFF\uFDD0",
                "\u202E",
                "\uE000");
    }

    private static MqttCallback arriving(BlockingQueue<String> queue) {
        return new MqttCallback() {
            @Override
            public void messageArrived(String topic, MqttMessage message) {
                queue.add(topic);
            }

            @Override
            public void connectionLost(Throwable cause) {
                queue.add("lost");
            }

            @Override
            public void deliveryComplete(IMqttDeliveryToken token) {
                // Not asked for.
            }
        };
    }

    @ParameterizedTest
    @MethodSource("legal")
    void worksAsTopicFilterAndClientIdentifier(String text) throws Exception {
        BlockingQueue<String> arrived = new ArrayBlockingQueue<>(10);
        try (EmbeddedBroker broker = PackagedBroker.start();
                MqttClient client = Paho.client(broker.uri(), text)) {
            client.setTimeToWait(Patience.DEADLINE.toMillis());
            client.setCallback(arriving(arrived));
            client.connect();
            client.subscribe("sensor/" + text, 1);
            client.subscribe("playground/#", 1);
            client.publish("sensor/" + text, new byte[0], 1, false);
            client.publish("playground/" + text, new byte[0], 1, false);

            assertThat(next(arrived)).isEqualTo("sensor/" + text);
            assertThat(next(arrived)).isEqualTo("playground/" + text);
            client.disconnect();
        }
    }

    @ParameterizedTest
    @MethodSource("legal")
    void worksAsTopicOfAWill(String text) throws Exception {
        BlockingQueue<String> arrived = new ArrayBlockingQueue<>(10);
        try (EmbeddedBroker broker = PackagedBroker.start();
                MqttClient heir = Paho.connected(broker.uri(), "heir");
                MqttClient mortal = Paho.client(broker.uri(), "mortal")) {
            heir.setTimeToWait(Patience.DEADLINE.toMillis());
            heir.setCallback(arriving(arrived));
            heir.subscribe("sensor/#", 1);
            MqttConnectOptions options = new MqttConnectOptions();
            options.setWill("sensor/" + text, new byte[0], 1, false);
            mortal.connect(options);
            mortal.disconnectForcibly(0, 1, false);

            assertThat(next(arrived)).isEqualTo("sensor/" + text);
            heir.disconnect();
        }
    }

    @Test
    void worksAsUserName(@TempDir Path config) throws Exception {
        String user = "анна\uD83D\uDECB\uFE0F\uFF11";
        for (String file : List.of("moquette.conf", "acl")) {
            Files.copy(Path.of("..", "broker-config", file), config.resolve(file));
        }
        String line = PasswordFile.line(user, "geheim".getBytes(UTF_8));
        Files.writeString(config.resolve("passwords"), line + "\n");
        BrokerConfig read = BrokerConfig.read(Optional.of(config));
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(read.withSettings(read.settings().withPort(0)));
                MqttClient client = Paho.client(broker.uri(), "anna")) {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setUserName(user);
            options.setPassword("geheim".toCharArray());
            client.connect(options);

            assertThat(client.isConnected()).isTrue();
            client.disconnect();
        }
    }

    @Test
    void whatMqttForbidsIsRefused() throws Exception {
        try (EmbeddedBroker broker = PackagedBroker.start()) {
            for (String illegal : List.of("half\uD83D", "nul\0")) {
                try (MqttClient client = Paho.client(broker.uri(), illegal)) {
                    client.setTimeToWait(Patience.DEADLINE.toMillis());
                    assertThatThrownBy(client::connect).isInstanceOf(MqttException.class);
                }
            }
        }
    }

    /** A broker that sends U+0000 in a topic: the receiving thread cannot read that. */
    @Test
    void aReceiverThatDiesIsALostConnection() throws Exception {
        BlockingQueue<String> seen = new ArrayBlockingQueue<>(10);
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                MqttClient client = Paho.client("tcp://127.0.0.1:" + port.getLocalPort(), "c")) {
            client.setTimeToWait(Patience.DEADLINE.toMillis());
            client.setCallback(arriving(seen));
            CompletableFuture<Socket> answered = CompletableFuture.supplyAsync(() -> answer(port));
            client.connect();
            try (Socket broker = answered.get()) {
                broker.getOutputStream().write(new byte[] {0x30, 4, 0, 2, 'a', 0});

                assertThat(next(seen)).isEqualTo("lost");
                await().until(() -> !client.isConnected());
            }
        }
    }

    private static Socket answer(ServerSocket port) {
        try {
            Socket client = port.accept();
            client.getInputStream().read(new byte[100]);
            client.getOutputStream().write(new byte[] {0x20, 2, 0, 0});
            return client;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String next(BlockingQueue<String> arrived) throws InterruptedException {
        return arrived.poll(Patience.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
}
