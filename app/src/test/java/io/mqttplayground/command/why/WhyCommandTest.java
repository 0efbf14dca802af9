package io.mqttplayground.command.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.testkit.Prompt;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import io.mqttplayground.wire.ladder.Recording;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhyCommandTest {

    private static final byte[] PAYLOAD = "27.31".getBytes();

    private Recording recording;
    private Prompt prompt;
    private MqttClient producer;

    /** Everybody may do everything, except that topics below secret/ are for their owner. */
    @BeforeEach
    void open() throws Exception {
        recording =
                Recording.with(
                        new AccessControl(
                                true,
                                PasswordFile.parse("passwords", List.of()),
                                AccessRules.parse(
                                        "acl",
                                        List.of(
                                                "topic readwrite open/#",
                                                "topic write secret/#",
                                                "topic read listen/#"))));
        prompt = Prompt.at(recording.broker());
        producer = recording.connect("producer", true);
    }

    @AfterEach
    void close() throws Exception {
        producer.disconnect();
        producer.close();
        prompt.close();
        recording.close();
    }

    @Test
    void theLowerQosCountsAndThatIsSaid() throws Exception {
        try (MqttClient consumer = recording.connect("consumer", true)) {
            consumer.subscribe(new String[] {"open/#", "open/+"}, new int[] {0, 1});
            producer.publish("open/x", PAYLOAD, 2, false);
            assertThat(prompt.says("why", "open/x"))
                    .contains("27.31, came from producer")
                    .contains("✓ consumer got it")
                    .contains("at QoS 1, by its filter open/+")
                    .contains("published at 2, granted 1, the lower counts")
                    .contains("no filter that matches: producer")
                    .contains("not retained (RETAIN=0)");
            consumer.disconnect();
        }
    }

    @Test
    void aFilterThatMatchesIsNotYetARightToRead() throws Exception {
        try (MqttClient spy = recording.connect("spy", true)) {
            spy.subscribe("#", 1);
            producer.publish("secret/x", PAYLOAD, 1, false);
            assertThat(prompt.says("why", "secret/x"))
                    .contains("· spy did not get it: its filter # matches")
                    .contains("denied: no rule lets a client without a username read secret/x");
            spy.disconnect();
        }
    }

    @Test
    void whoIsOfflineHasItQueuedOrAtQos0MissesIt() throws Exception {
        try (MqttClient sleeper = recording.connect("sleeper", false)) {
            sleeper.subscribe(new String[] {"open/once", "open/#"}, new int[] {0, 1});
            sleeper.disconnect();
        }
        Awaitility.await().until(() -> isOffline("sleeper"));
        producer.publish("open/x", PAYLOAD, 1, false);
        assertThat(prompt.says("why", "open/x"))
                .contains("sleeper is offline and gets it when it returns, at QoS 1")
                .contains("messages that wait for it: 1");
        producer.publish("open/y", PAYLOAD, 0, false);
        awaitWhy(
                "open/y",
                "sleeper missed it: it was offline",
                "published at 0, granted 1, the lower counts");
    }

    private boolean isOffline(String clientId) {
        return recording.broker().clients().stream()
                .filter(client -> client.clientId().equals(clientId))
                .allMatch(client -> client.address().isEmpty());
    }

    @Test
    void aLateSubscriberGetsOnlyWhatIsRetained() throws Exception {
        producer.publish("open/plain", PAYLOAD, 1, false);
        producer.publish("open/kept", PAYLOAD, 1, true);
        try (MqttClient late = recording.connect("late", true)) {
            late.subscribe("open/#", 1);
            assertThat(prompt.says("why", "open/plain"))
                    .contains("· late did not get it: it subscribed to open/# only afterwards");
            assertThat(prompt.says("why", "open/kept"))
                    .contains("✓ late got it as retained message when it subscribed")
                    .contains("It is retained (RETAIN=1)");
            late.disconnect();
        }
        producer.publish("open/kept", new byte[0], 1, true);
        assertThat(prompt.says("why", "open/kept")).contains("it cleared what was retained");
    }

    @Test
    void aDeniedMessageQuotesTheRulesAndReachesNobody() throws Exception {
        try (MqttClient reader = recording.connect("reader", true)) {
            reader.subscribe("listen/#", 1);
            producer.publish("listen/x", PAYLOAD, 1, false);
            assertThat(prompt.says("why", "listen/x"))
                    .contains("✗ the broker refused it, denied: no rule lets a client without a")
                    .contains("So nobody got it, and it was not retained; its publisher is not")
                    .doesNotContain("reader");
            reader.disconnect();
        }
    }

    @Test
    void aCleanSessionThatBrokeMissedItAlsoWhenItIsBack() throws Exception {
        MqttClient lamp = recording.connect("lamp", true);
        lamp.subscribe("open/#", 1);
        recording.broker().faults().kill("lamp");
        Awaitility.await().until(() -> !lamp.isConnected());
        producer.publish("open/x", PAYLOAD, 1, false);
        assertThat(prompt.says("why", "open/x"))
                .contains("· lamp missed it: its connection had broken (event ")
                .contains("with its clean session its subscription to open/# had ended");

        lamp.connect();
        lamp.subscribe("open/#", 1);
        assertThat(prompt.says("why", "open/x"))
                .contains("· lamp did not get it: it subscribed to open/# only afterwards");
        lamp.disconnect();
        lamp.close();
    }

    @Test
    void aDeliveryThatWasLostOnPurposeIsNotOneThatWaits() throws Exception {
        try (MqttClient lamp = recording.connect("lamp", true)) {
            lamp.subscribe("open/#", 1);
            recording.broker().faults().drop("lamp", PacketType.PUBLISH, Direction.TO_CLIENT, 2);
            String lost = "· lamp did not get it: its PUBLISH was lost on purpose (event ";
            producer.publish("open/x", PAYLOAD, 1, false);
            awaitWhy(
                    "open/x",
                    lost,
                    "at QoS 1, by its filter open/#",
                    "sent again only when it comes back to a persistent session");
            producer.publish("open/y", PAYLOAD, 0, false);
            awaitWhy("open/y", lost, "at QoS 0 it is not sent again");
            lamp.disconnect();
        }
    }

    /** The publisher has its PUBACK, if any, before the message has gone on to its subscribers. */
    private void awaitWhy(String topic, String... told) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(prompt.says("why", topic)).contains(told));
    }

    @Test
    void theFilterOfADeliveryIsTheOneThatTheClientHadThen() throws Exception {
        try (MqttClient lamp = recording.connect("lamp", true)) {
            lamp.subscribe("open/+", 1);
            producer.publish("open/x", PAYLOAD, 1, false);
            lamp.unsubscribe("open/+");
            assertThat(prompt.says("why", "open/x"))
                    .contains("at QoS 1, by its filter open/+: published and granted at QoS 1");
            lamp.subscribe("open/#", 0);
            assertThat(prompt.says("why", "open/x"))
                    .contains("at QoS 1, by its filter open/+: published and granted at QoS 1");
            lamp.disconnect();
        }
    }

    @Test
    void aWillIsKnownAsOne() throws Exception {
        try (MqttClient device = recording.client("device")) {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setWill("open/status", "offline".getBytes(), 1, true);
            device.connect(options);
            recording.cut(device);
        }
        assertThat(prompt.says("why", "open/status"))
                .contains("is the will of device, whose connection ended without DISCONNECT")
                .contains("It is retained");
    }

    /** The one that takes over has said CONNECT before the other one ends. */
    @Test
    void aWillThatIsPublishedOnTakeOverIsKnownToo() throws Exception {
        try (MqttClient device = recording.client("device");
                MqttClient again = recording.client("device")) {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setWill("open/status", "taken over".getBytes(), 1, true);
            device.connect(options);
            again.connect();
            assertThat(prompt.says("why", "open/status"))
                    .contains("taken over, is the will of device, whose connection ended")
                    .contains("It is retained");
            again.disconnect();
        }
    }

    @Test
    void whatCannotBeAnsweredIsSaidInOneLine() {
        assertThat(prompt.answer("why", "open/never"))
                .contains("no message on open/never")
                .hasLineCount(1);
        assertThat(prompt.answer("why", "open/#")).contains("wildcard").hasLineCount(1);
    }
}
