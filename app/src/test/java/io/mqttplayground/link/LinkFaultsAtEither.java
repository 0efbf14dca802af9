package io.mqttplayground.link;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.PINGRESP;
import static io.mqttplayground.testkit.RawMqtt.PUBACK;
import static io.mqttplayground.testkit.RawMqtt.PUBCOMP;
import static io.mqttplayground.testkit.RawMqtt.PUBLISH;
import static io.mqttplayground.testkit.RawMqtt.PUBREC;
import static io.mqttplayground.testkit.RawMqtt.PUBREL;
import static io.mqttplayground.testkit.RawMqtt.SUBACK;
import static io.mqttplayground.testkit.RawMqtt.UNSUBACK;
import static io.mqttplayground.testkit.RawMqtt.ack;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static io.mqttplayground.testkit.RawMqtt.pingreq;
import static io.mqttplayground.testkit.RawMqtt.publish;
import static io.mqttplayground.testkit.RawMqtt.subscribe;
import static io.mqttplayground.testkit.RawMqtt.unsubscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketType;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on purpose, seen from the clients' ends of the line, wherever the broker is. */
abstract class LinkFaultsAtEither {

    private static final int WILL_AT_QOS_0 = 4;

    private final List<WireEvent> seen = new CopyOnWriteArrayList<>();
    private final View view;
    private EmbeddedBroker broker;
    private BrokerLink link;
    private LinkFaults faults;

    LinkFaultsAtEither(View view) {
        this.view = view;
    }

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
        link = view.of(broker);
        faults = link.faults();
        link.wire().addListener(seen::add);
    }

    @AfterEach
    void stop() throws Exception {
        StillServes.everybody(broker);
        link.close();
        broker.close();
    }

    private RawMqtt open() throws IOException {
        return new RawMqtt(URI.create(link.uri()).getPort());
    }

    private RawMqtt connected(String clientId) throws IOException {
        RawMqtt client = open();
        client.send(connect(clientId, true));
        client.expect(CONNACK);
        return client;
    }

    private RawMqtt persistent(String clientId) throws IOException {
        RawMqtt client = open();
        client.resume(clientId);
        return client;
    }

    private List<WireEvent.Lost> lost() {
        return seen.stream()
                .filter(WireEvent.Lost.class::isInstance)
                .map(WireEvent.Lost.class::cast)
                .toList();
    }

    private boolean isConnected(String clientId) {
        return link.sessions().get().stream()
                .anyMatch(
                        client ->
                                client.clientId().equals(clientId) && client.address().isPresent());
    }

    /** [MQTT-3.1.2-8] */
    @Test
    void killCutsTheOneConnectionAndItsWillIsPublished() throws Exception {
        try (RawMqtt watcher = connected("watcher");
                RawMqtt victim = open()) {
            watcher.subscribe("last/#", 0);
            victim.send(
                    connect("MQTT", 4, 2 | WILL_AT_QOS_0, 60, "victim", "last/words", "farewell"));
            victim.expect(CONNACK);
            assertThat(faults.kill("victim")).isTrue();
            victim.expectClosed();
            assertThat(watcher.expect(PUBLISH).payload()).isEqualTo("farewell");
            watcher.expectNothing();
            Awaitility.await().until(() -> !isConnected("victim"));
            assertThat(faults.kill("victim")).isFalse();
            assertThat(faults.all()).isEmpty();
        }
    }

    @Test
    void aClientThatIsOfflineIsRefusedUntilItIsOnlineAndThenGetsWhatWaited() throws Exception {
        try (RawMqtt other = connected("other")) {
            RawMqtt before = persistent("sleeper");
            before.subscribe("kept", 1);
            assertThat(faults.offline("sleeper")).isTrue();
            before.expectClosed();
            other.send(publish(2, "kept", 1, "waits"));
            other.expect(PUBACK);
            try (RawMqtt refused = open()) {
                refused.send(connect("sleeper", false));
                // Not even a CONNACK: there is no network.
                assertThatThrownBy(refused::read).isInstanceOf(IOException.class);
            }
            assertThat(lost()).extracting(one -> one.packet().name()).containsExactly("CONNECT");
            other.expectNothing();
            assertThat(faults.online("sleeper")).isTrue();
            assertThat(faults.online("sleeper")).isFalse();
            try (RawMqtt after = open()) {
                assertThat(after.resume("sleeper")).isTrue();
                assertThat(after.receive().payload()).isEqualTo("waits");
                after.expectNothing();
            }
        }
    }

    /** [MQTT-4.4.0-1]: again, but not on the same connection. */
    @Test
    void aLostPubackOfASubscriberMakesTheBrokerSendAgainWithDupAfterReconnect() throws Exception {
        try (RawMqtt publisher = connected("publisher")) {
            RawMqtt first = persistent("consumer");
            first.subscribe("kept", 1);
            faults.drop("consumer", PacketType.PUBACK, Direction.TO_BROKER, 1);
            publisher.send(publish(2, "kept", 1, "once"));
            publisher.expect(PUBACK);
            RawMqtt.Packet message = first.receive();
            assertThat(message.dup()).isFalse();
            first.expectNothing();
            faults.kill("consumer");
            first.expectClosed();
            try (RawMqtt second = persistent("consumer")) {
                RawMqtt.Packet again = second.receive();
                assertThat(again.dup()).isTrue();
                assertThat(again.packetId()).isEqualTo(message.packetId());
                second.expectNothing();
            }
            assertThat(lost()).extracting(WireEvent::clientId).containsExactly("consumer");
            assertThat(lost().get(0).direction()).isEqualTo(Direction.TO_BROKER);
            assertThat(faults.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PacketType.class,
            names = {"PUBREC", "PUBREL", "PUBCOMP", "PUBLISH"})
    void atQos2TheSubscriberHasTheMessageOnceWhateverWasLost(PacketType type) throws Exception {
        try (RawMqtt publisher = connected("publisher")) {
            RawMqtt first = persistent("consumer");
            first.subscribe("kept", 2);
            faults.drop("consumer", type, type.wayAtSubscriber(), 1);
            publisher.send(publish(4, "kept", 1, "once"));
            publisher.expect(PUBREC);
            publisher.send(ack(PUBREL, 1));
            publisher.expect(PUBCOMP);
            ExactlyOnce receiver = new ExactlyOnce();
            receiver.handleUntilQuiet(first, () -> lost().size() == 1);
            faults.kill("consumer");
            first.expectClosed();
            try (RawMqtt second = persistent("consumer")) {
                receiver.handleUntilQuiet(second, () -> inFlight("consumer") == 0);
            }
            assertThat(receiver.messages).containsExactly("once");
        }
    }

    private int inFlight(String clientId) {
        return broker.clients().stream()
                .filter(client -> client.clientId().equals(clientId))
                .mapToInt(client -> client.inFlight())
                .sum();
    }

    /** The receiving half of section 4.3.3, with a memory that outlives the connection. */
    private static final class ExactlyOnce {
        private final java.util.Set<Integer> open = new java.util.HashSet<>();
        private final List<String> messages = new java.util.ArrayList<>();

        /** A PING after each packet keeps the reading from waiting for what never comes. */
        void handleUntilQuiet(RawMqtt client, java.util.concurrent.Callable<Boolean> done)
                throws Exception {
            boolean quiet = false;
            while (!quiet) {
                boolean wasDone = done.call();
                client.send(pingreq());
                int handled = 0;
                RawMqtt.Packet packet = client.read();
                while (packet.type() != PINGRESP) {
                    handle(client, packet);
                    handled++;
                    packet = client.read();
                }
                quiet = wasDone && handled == 0;
            }
        }

        private void handle(RawMqtt client, RawMqtt.Packet packet) throws IOException {
            if (packet.type() == PUBREL) {
                open.remove(packet.packetId());
                client.send(ack(PUBCOMP, packet.packetId()));
            } else if (packet.type() == PUBLISH) {
                if (open.add(packet.packetId())) {
                    messages.add(packet.payload());
                }
                client.send(ack(PUBREC, packet.packetId()));
            }
        }
    }

    /** A repeated PUBLISH is one message for the broker too [MQTT-4.3.3-2]. */
    @Test
    void aLostPubrecOfTheBrokerDoesNotMakeTheMessageTwo() throws Exception {
        try (RawMqtt watcher = connected("watcher")) {
            watcher.subscribe("kept", 0);
            RawMqtt first = persistent("publisher");
            faults.drop("publisher", PacketType.PUBREC, Direction.TO_CLIENT, 1);
            first.send(publish(4, "kept", 7, "once"));
            first.expectNothing();
            faults.kill("publisher");
            first.expectClosed();
            try (RawMqtt second = persistent("publisher")) {
                second.send(publish(4 | 8, "kept", 7, "once"));
                assertThat(second.expect(PUBREC).packetId()).isEqualTo(7);
                second.send(ack(PUBREL, 7));
                second.expect(PUBCOMP);
            }
            assertThat(watcher.expect(PUBLISH).payload()).isEqualTo("once");
            watcher.expectNothing();
        }
    }

    @Test
    void exactlySoManyPacketsAreLostAndOnlyThoseOfTheNamedClientThatWay() throws Exception {
        try (RawMqtt named = connected("named");
                RawMqtt other = connected("other")) {
            named.subscribe("t", 0);
            other.subscribe("t", 0);
            faults.drop("named", PacketType.PUBLISH, Direction.TO_CLIENT, 2);
            for (int i = 0; i < 4; i++) {
                // What it publishes goes the other way, and is not lost.
                named.send(publish("t", "" + i));
            }
            for (int i = 0; i < 4; i++) {
                assertThat(other.receive().payload()).isEqualTo("" + i);
            }
            assertThat(named.receive().payload()).isEqualTo("2");
            assertThat(named.receive().payload()).isEqualTo("3");
            assertThat(lost()).hasSize(2);
            assertThat(seen)
                    .filteredOn(
                            event ->
                                    event instanceof WireEvent.PacketSeen packet
                                            && packet.clientId().equals("named")
                                            && packet.direction() == Direction.TO_CLIENT
                                            && packet.packet().name().equals("PUBLISH"))
                    .as("what was lost is not told as if it had arrived")
                    .hasSize(2);
        }
    }

    @Test
    void whatTheBrokerNeverHeardItDoesNotAnswer() throws Exception {
        try (RawMqtt client = connected("client")) {
            faults.drop("client", PacketType.SUBSCRIBE, Direction.TO_BROKER, 1);
            client.send(subscribe(1, "t", 0));
            client.expectNothing();
            assertThat(broker.clients().get(0).subscriptions()).isEmpty();
            client.subscribe("t", 0);
        }
    }

    @Test
    void aClientGoesOnWhenTheAnswerToItsSubscribeIsLost() throws Exception {
        try (RawMqtt client = connected("client")) {
            faults.drop("client", PacketType.SUBACK, Direction.TO_CLIENT, 1);
            client.send(subscribe(1, "t", 0), publish("t", "mine"));
            assertThat(client.expect(PUBLISH).payload()).isEqualTo("mine");
            client.send(subscribe(2, "u", 0));
            assertThat(client.expect(SUBACK).packetId()).isEqualTo(2);
        }
    }

    /** [MQTT-3.1.2-24]: a client whose PINGREQs are lost is silent to the broker. */
    @Test
    void aClientIsGivenUpWhenItsPingreqsAreLost() throws Exception {
        try (RawMqtt client = open()) {
            client.send(connect("MQTT", 4, 2, 1, "pinging"));
            client.expect(CONNACK);
            faults.drop("pinging", PacketType.PINGREQ, Direction.TO_BROKER, 1_000);
            Awaitility.await()
                    .until(
                            () -> {
                                client.send(pingreq());
                                return !isConnected("pinging");
                            });
        } catch (IOException closedWhileSending) {
            // as it should be
        }
        // Why, only the broker knows.
        assertThat(closeReasons())
                .singleElement()
                .asString()
                .containsAnyOf("[MQTT-3.1.2-24]", "the connection was lost");
    }

    private List<WireEvent.ConnectionClosed> closed() {
        return seen.stream()
                .filter(WireEvent.ConnectionClosed.class::isInstance)
                .map(WireEvent.ConnectionClosed.class::cast)
                .toList();
    }

    private List<String> closeReasons() {
        Awaitility.await().until(() -> !closed().isEmpty());
        return closed().stream().flatMap(end -> end.reason().stream()).toList();
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aDelayHoldsEveryPacketThatWayInOrderAndTouchesNobodyElse(Direction way) throws Exception {
        Duration delay = Duration.ofMillis(300);
        try (RawMqtt slow = connected("slow");
                RawMqtt other = connected("other")) {
            slow.subscribe("to/slow", 0);
            other.subscribe("to/other", 0);
            RawMqtt sender = way == Direction.TO_BROKER ? slow : other;
            RawMqtt receiver = way == Direction.TO_BROKER ? other : slow;
            String topic = way == Direction.TO_BROKER ? "to/other" : "to/slow";
            faults.delay("slow", way, delay);
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                sender.send(publish(topic, "" + i));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(receiver.expect(PUBLISH).payload()).isEqualTo("" + i);
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(delay.toNanos());
            }
            assertThat(faults.all()).hasSize(1);
        }
    }

    /** What would have come much later comes now, still in order. */
    @Test
    void whatIsHeldBackGoesOnInOrderWhenTheDelayEnds() throws Exception {
        try (RawMqtt slow = connected("slow");
                RawMqtt other = connected("other")) {
            slow.subscribe("t", 1);
            faults.delay("slow", Direction.TO_CLIENT, Duration.ofMinutes(10));
            for (int i = 1; i <= 20; i++) {
                other.send(publish(2, "t", i, "" + i));
                other.expect(PUBACK);
            }
            Awaitility.await().until(() -> inFlight("slow") == 20);
            faults.delay("slow", Direction.TO_CLIENT, Duration.ZERO);
            other.send(publish(2, "t", 21, "21"));
            for (int i = 1; i <= 21; i++) {
                assertThat(slow.receive().payload()).isEqualTo("" + i);
            }
        }
    }

    /** A slow link is no reason to think that the client did not take its leave. */
    @Test
    void whatAClientSaidBeforeItLeftIsHeardDespiteTheDelay() throws Exception {
        try (RawMqtt watcher = connected("watcher")) {
            watcher.subscribe("#", 0);
            RawMqtt leaving = open();
            leaving.send(connect("MQTT", 4, 2 | WILL_AT_QOS_0, 60, "leaving", "will", "no"));
            leaving.expect(CONNACK);
            faults.delay("leaving", Direction.TO_BROKER, Duration.ofMinutes(10));
            leaving.send(publish("t", "goodbye"), RawMqtt.disconnect());
            leaving.close();
            assertThat(watcher.expect(PUBLISH).payload()).isEqualTo("goodbye");
            Awaitility.await().until(() -> !isConnected("leaving"));
            watcher.expectNothing();
        }
    }

    @Test
    void aFloodBehindADelayIsHeldInTheNetworkAndNothingOfItIsLost() throws Exception {
        int messages = 2_000;
        String payload = "x".repeat(1_000);
        try (RawMqtt slow = connected("slow");
                RawMqtt watcher = connected("watcher")) {
            watcher.subscribe("t", 0);
            faults.delay("slow", Direction.TO_BROKER, Duration.ofMillis(20));
            Thread flood =
                    new Thread(
                            () -> {
                                try {
                                    for (int i = 0; i < messages; i++) {
                                        slow.send(publish("t", i + payload));
                                    }
                                } catch (IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            flood.start();
            for (int i = 0; i < messages; i++) {
                assertThat(watcher.expect(PUBLISH).payload()).isEqualTo(i + payload);
            }
            flood.join();
        }
    }

    /** [MQTT-3.1.4-2], and what the second client did not acknowledge is still the first's. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSecondClientTakesOverUntilTheFirstReturns(boolean clean) throws Exception {
        try (RawMqtt other = connected("other")) {
            RawMqtt first = open();
            first.send(connect("twin", clean));
            first.expect(CONNACK);
            first.subscribe("t", 1);
            faults.duplicate("twin");
            first.expectClosed();
            assertThat(isConnected("twin")).isTrue();
            assertThat(faults.all()).hasSize(1);
            other.send(publish(2, "t", 1, "for the first"));
            other.expect(PUBACK);
            try (RawMqtt back = open()) {
                back.send(connect("twin", clean));
                assertThat(back.expect(CONNACK).body()).containsExactly(clean ? 0 : 1, 0);
                if (!clean) {
                    assertThat(back.receive().payload()).isEqualTo("for the first");
                }
                back.expectNothing();
                Awaitility.await().until(() -> faults.all().isEmpty());
            }
            other.expectNothing();
        }
    }

    @Test
    void nobodyCanBeTakenOverWhoIsNotThere() {
        assertThatThrownBy(() -> faults.duplicate("nobody"))
                .isInstanceOf(IOException.class)
                .hasMessage("nobody is not connected");
    }

    @Test
    void clearingEndsEveryFault() throws Exception {
        try (RawMqtt twin = connected("twin");
                RawMqtt slow = connected("slow")) {
            faults.duplicate("twin");
            twin.expectClosed();
            faults.delay("slow", Direction.TO_BROKER, Duration.ofMinutes(10));
            faults.drop("slow", PacketType.PINGRESP, Direction.TO_CLIENT, 1);
            faults.offline("away");
            slow.send(pingreq());
            assertThat(faults.clear()).hasSize(4);
            slow.expect(PINGRESP);
            slow.expectNothing();
            Awaitility.await().until(() -> !isConnected("twin"));
            connected("away").close();
            assertThat(faults.all()).isEmpty();
            assertThat(faults.isAny()).isFalse();
        }
    }

    @Test
    void whoIsConnectedAndToWhatIsKnownAndWhatIsKeptAfterwards() throws Exception {
        try (RawMqtt passing = connected("passing");
                RawMqtt kept = persistent("kept")) {
            passing.subscribe("a/#", 1);
            kept.subscribe("b", 2);
            kept.subscribe("c", 0);
            kept.send(unsubscribe(9, "c"));
            kept.expect(UNSUBACK);
            assertThat(link.sessions().get())
                    .extracting(ClientStatus::clientId, ClientStatus::cleanSession)
                    .containsExactly(tuple("kept", false), tuple("passing", true));
            assertThat(link.sessions().get())
                    .flatExtracting(ClientStatus::subscriptions)
                    .containsExactly(new Packet.Filter("b", 2), new Packet.Filter("a/#", 1));
        }
        Awaitility.await().until(() -> !isConnected("kept") && link.sessions().get().size() == 1);
        try (RawMqtt back = persistent("kept")) {
            assertThat(isConnected("kept")).isTrue();
            assertThat(link.sessions().get().get(0).subscriptions())
                    .containsExactly(new Packet.Filter("b", 2));
            back.send(RawMqtt.disconnect());
        }
    }

    @Test
    void aClientWithoutIdentifierHasANameByWhichItIsSeenAndCut() throws Exception {
        try (RawMqtt nameless = connected("")) {
            nameless.subscribe("a", 0);
            String name = link.sessions().get().get(0).clientId();
            assertThat(name).isNotEmpty();
            assertThat(seen).extracting(WireEvent::clientId).containsOnly(name);
            assertThat(faults.kill(name)).isTrue();
            nameless.expectClosed();
        }
        assertThat(closeReasons()).containsExactly("cut on purpose (kill)");
    }

    /** [MQTT-3.2.2-5]; what it says about a session counts for nothing. */
    @Test
    void aRefusedClientIsSeenAndLeavesTheSessionOfItsIdentifierAlone() throws Exception {
        try (RawMqtt kept = persistent("kept");
                RawMqtt refused = open()) {
            kept.subscribe("b", 1);
            refused.send(connect("MQTT", 9, 2, 60, "kept"));
            assertThat(refused.expect(CONNACK).body()).containsExactly(0, 1);
            refused.expectClosed();
            assertThat(isConnected("kept")).isTrue();
            kept.expectNothing();
        }
    }

    @Test
    void howAConnectionEndedIsTold() throws Exception {
        RawMqtt leaving = connected("leaving");
        leaving.send(RawMqtt.disconnect());
        leaving.close();
        Awaitility.await().until(() -> closed().size() == 1);
        connected("breaking").drop();
        Awaitility.await().until(() -> closed().size() == 2);
        try (RawMqtt cut = connected("cut")) {
            faults.kill("cut");
            cut.expectClosed();
        }
        Awaitility.await().until(() -> closed().size() == 3);
        assertThat(closed())
                .extracting(WireEvent::clientId, end -> end.graceful(), end -> end.reason())
                .containsExactly(
                        tuple("leaving", true, Optional.empty()),
                        tuple("breaking", false, Optional.empty()),
                        tuple("cut", false, Optional.of("cut on purpose (kill)")));
    }

    @Test
    void theOldConnectionEndsBeforeTheNewOneIsLetIn() throws Exception {
        try (RawMqtt first = connected("twin");
                RawMqtt second = connected("twin")) {
            first.expectClosed();
            second.expectNothing();
            assertThat(isConnected("twin")).isTrue();
        }
        assertThat(seen)
                .filteredOn(
                        event ->
                                event instanceof WireEvent.ConnectionClosed
                                        || event instanceof WireEvent.PacketSeen packet
                                                && packet.packet() instanceof Packet.Connack)
                .extracting(event -> event.getClass().getSimpleName())
                .startsWith("PacketSeen", "ConnectionClosed", "PacketSeen");
        assertThat(closed().get(0).reason().orElseThrow()).contains("[MQTT-3.1.4-2]");
    }

    @Test
    void whatIsPublishedCountsAsTaken() throws Exception {
        List<String> topics = new CopyOnWriteArrayList<>();
        link.wire()
                .addListener(
                        new WireListener() {
                            @Override
                            public void on(WireEvent event) {}

                            @Override
                            public void onAccepted(Packet.Publish message) {
                                topics.add(message.topic());
                            }
                        });
        try (RawMqtt client = connected("client")) {
            client.send(publish(2, "taken", 1, "x"));
            client.expect(PUBACK);
            faults.drop("client", PacketType.PUBLISH, Direction.TO_BROKER, 1);
            client.send(publish(2, "lost", 2, "x"));
            client.expectNothing();
        }
        assertThat(topics).containsExactly("taken");
    }
}
