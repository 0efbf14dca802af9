package io.mqttplayground.link.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.PacketType;
import io.mqttplayground.wire.WireEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ends of the relay byte by byte, with a peer that sends whatever the test wants. */
class RelayTest {

    private static final byte[] CONNECT = RawMqtt.connect("c", true);
    private static final byte[] CONNACK = {0x20, 2, 0, 0};
    private static final byte[] PUBLISH = {0x30, 5, 0, 1, 't', 'h', 'i'};
    private static final byte[] PINGRESP = {(byte) 0xD0, 0};
    private static final byte[] DISCONNECT = RawMqtt.disconnect();

    private final List<WireEvent> events = new CopyOnWriteArrayList<>();
    private ServerSocket listener;
    private Relay relay;
    private Socket client;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        relay = new Relay("tcp://127.0.0.1:" + listener.getLocalPort(), 0);
        relay.wire().addListener(events::add);
        client = relay.connect();
        peer = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        peer.close();
        listener.close();
        relay.close();
    }

    @Test
    void packetsCutInBytesAreSeenOnceTheyAreWhole() throws IOException {
        OutputStream out = client.getOutputStream();
        for (int i = 0; i < CONNECT.length; i++) {
            assertThat(events).isEmpty();
            out.write(CONNECT[i]);
        }

        assertThat(peer.getInputStream().readNBytes(CONNECT.length)).isEqualTo(CONNECT);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).clientId()).isEqualTo("c");
    }

    @Test
    void packetsThatArriveTogetherAreSeenOneByOne() throws IOException {
        connectClient();
        peer.getOutputStream().write(joined(CONNACK, PUBLISH, PINGRESP));
        assertThat(client.getInputStream().readNBytes(13))
                .isEqualTo(joined(CONNACK, PUBLISH, PINGRESP));

        assertThat(names()).containsExactly("CONNECT", "CONNACK", "PUBLISH", "PINGRESP");
    }

    @Test
    void bytesThatAreNotMqttReachTheClientAtOnceAndAreNotSeen() throws IOException {
        connectClient();
        byte[] rubbish = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes();
        peer.getOutputStream().write(rubbish);

        assertThat(client.getInputStream().readNBytes(rubbish.length)).isEqualTo(rubbish);
        assertThat(names()).containsExactly("CONNECT");
    }

    @Test
    void aClientThatSpeaksSomethingElsePassesBothWaysUnseen() throws IOException {
        byte[] request = "GET / HTTP/1.1\r\n".getBytes();
        client.getOutputStream().write(request);
        assertThat(peer.getInputStream().readNBytes(request.length)).isEqualTo(request);
        peer.getOutputStream().write(joined(CONNACK, PUBLISH));
        assertThat(client.getInputStream().readNBytes(11)).isEqualTo(joined(CONNACK, PUBLISH));
        client.close();

        assertThat(peer.getInputStream().readAllBytes()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void aClientOfMqtt5PassesBothWaysUnseen() throws IOException {
        byte[] connect = {0x10, 14, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60, 0, 0, 1, 'c'};
        byte[] connack = {0x20, 3, 0, 0, 0};
        client.getOutputStream().write(connect);
        assertThat(peer.getInputStream().readNBytes(connect.length)).isEqualTo(connect);
        peer.getOutputStream().write(connack);
        assertThat(client.getInputStream().readNBytes(connack.length)).isEqualTo(connack);
        client.getOutputStream().write(DISCONNECT);
        assertThat(peer.getInputStream().readNBytes(DISCONNECT.length)).isEqualTo(DISCONNECT);

        assertThat(events).isEmpty();
    }

    /** A topic with a wildcard; what a broker makes of it is the broker's business. */
    @Test
    void aPacketThatCannotBeReadPassesUnseenAndThoseBehindItAreSeen() throws IOException {
        byte[] unreadable = {0x30, 5, 0, 1, '#', 'h', 'i'};
        connectClient();
        client.getOutputStream().write(joined(unreadable, PUBLISH));
        peer.getOutputStream().write(joined(CONNACK, unreadable, PUBLISH));

        assertThat(peer.getInputStream().readNBytes(14)).isEqualTo(joined(unreadable, PUBLISH));
        assertThat(client.getInputStream().readNBytes(18))
                .isEqualTo(joined(CONNACK, unreadable, PUBLISH));
        assertThat(names()).containsOnlyOnce("CONNECT", "CONNACK").hasSize(4);
    }

    @Test
    void theEndIsToldOnceAndSaysWhetherThereWasADisconnect() throws IOException {
        connectClient();
        client.getOutputStream().write(DISCONNECT);
        assertThat(peer.getInputStream().readNBytes(2)).isEqualTo(DISCONNECT);
        peer.close();
        assertThat(client.getInputStream().readAllBytes()).isEmpty();
        client.close();

        await().until(() -> events.size() >= 3);
        assertThat(events.subList(2, events.size()))
                .singleElement()
                .isInstanceOfSatisfying(
                        WireEvent.ConnectionClosed.class,
                        end -> {
                            assertThat(end.graceful()).isTrue();
                            assertThat(end.reason()).isEmpty();
                            assertThat(end.clientId()).isEqualTo("c");
                        });
    }

    @Test
    void aConnectionThatNeverSaidConnectHasNothingToEnd() throws IOException {
        client.close();
        assertThat(peer.getInputStream().readAllBytes()).isEmpty();

        assertThat(events).isEmpty();
    }

    @Test
    void aResetIsPassedOnAsOneEitherWay() throws IOException {
        connectClient();
        client.setSoLinger(true, 0);
        client.close();
        assertThatThrownBy(() -> peer.getInputStream().readAllBytes())
                .isInstanceOf(SocketException.class);
        try (Socket second = relay.connect();
                Socket secondPeer = listener.accept()) {
            secondPeer.setSoLinger(true, 0);
            secondPeer.close();
            assertThatThrownBy(() -> second.getInputStream().readAllBytes())
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aClientIsLetGoWhenTheBrokerIsNotThere() throws IOException {
        assertThat(relay.isBrokerThere()).isTrue();
        listener.close();
        try (Socket second = relay.connect()) {
            assertThatThrownBy(() -> second.getInputStream().readAllBytes())
                    .isInstanceOf(SocketException.class);
        }

        assertThat(relay.isBrokerThere()).isFalse();
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void whatOneEndDoesNotReadIsHeldInTheNetworkAndArrivesWhole(Direction way) throws Exception {
        flood(way, 3_000);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aDelayThatFillsUpPausesAndNeverDisconnects(Direction way) throws Exception {
        connectClient();
        relay.faults().delay("c", way, Duration.ofMillis(20));
        flood(way, 3_000);
        assertThat(events).noneMatch(WireEvent.ConnectionClosed.class::isInstance);
    }

    /** Sends far more than buffers take, and only then reads. */
    private void flood(Direction way, int packets) throws Exception {
        Socket from = way == Direction.TO_BROKER ? client : peer;
        Socket to = way == Direction.TO_BROKER ? peer : client;
        byte[] large = Arrays.copyOf(new byte[] {0x30, (byte) 0x80, 0x20, 0, 1, 't'}, 4_099);
        AtomicInteger sent = new AtomicInteger();
        Thread flood =
                new Thread(
                        () -> {
                            try {
                                for (int i = 0; i < packets; i++) {
                                    from.getOutputStream().write(large);
                                    sent.incrementAndGet();
                                }
                            } catch (IOException cut) {
                                throw new UncheckedIOException(cut);
                            }
                        });
        flood.start();
        for (int i = 0; i < packets; i++) {
            assertThat(to.getInputStream().readNBytes(large.length)).isEqualTo(large);
        }
        flood.join();
        assertThat(sent).hasValue(packets);
    }

    @Test
    void aCloseOfTheBrokerComesBehindWhatItSaidHoweverLateThatIs() throws IOException {
        connectClient();
        relay.faults().delay("c", Direction.TO_CLIENT, Duration.ofMillis(200));
        peer.getOutputStream().write(CONNACK);
        peer.close();

        assertThat(client.getInputStream().readAllBytes()).isEqualTo(CONNACK);
        await().until(() -> events.get(events.size() - 1) instanceof WireEvent.ConnectionClosed);
        assertThat(((WireEvent.ConnectionClosed) events.get(events.size() - 1)).reason())
                .contains("the connection was lost");
    }

    @Test
    void whatABrokenPeerBeganToSendIsReadBeforeTheEnd() throws IOException {
        connectClient();
        peer.getOutputStream().write(CONNACK);
        peer.getOutputStream().write(PUBLISH, 0, 4);
        peer.shutdownOutput();

        assertThat(client.getInputStream().readAllBytes()).endsWith(0x30, 5, 0, 1).hasSize(8);
    }

    @Test
    void aDroppedPacketArrivesOnNeitherSideAndItsNeighboursDo() throws IOException {
        connectClient();
        relay.faults().drop("c", PacketType.PUBLISH, Direction.TO_CLIENT, 1);
        peer.getOutputStream().write(CONNACK);
        peer.getOutputStream().write(PUBLISH);
        peer.getOutputStream().write(PINGRESP);
        assertThat(client.getInputStream().readNBytes(6)).startsWith(CONNACK).endsWith(PINGRESP);
        relay.faults().drop("c", PacketType.PUBLISH, Direction.TO_BROKER, 1);
        client.getOutputStream().write(PUBLISH);
        client.getOutputStream().write(DISCONNECT);
        assertThat(peer.getInputStream().readNBytes(DISCONNECT.length)).isEqualTo(DISCONNECT);

        assertThat(names()).containsExactly("CONNECT", "CONNACK", "PINGRESP", "DISCONNECT");
        assertThat(events.stream().filter(WireEvent.Lost.class::isInstance)).hasSize(2);
    }

    @Test
    void delayedPacketsAreLateTogetherNotOneAfterTheOther() throws IOException {
        connectClient();
        long delayMillis = 200;
        int packets = 20;
        for (Direction way : Direction.values()) {
            relay.faults().delay("c", way, Duration.ofMillis(delayMillis));
        }
        long begin = System.nanoTime();
        for (int i = 0; i < packets; i++) {
            client.getOutputStream().write(PUBLISH);
            peer.getOutputStream().write(PUBLISH);
        }
        client.getInputStream().readNBytes(packets * PUBLISH.length);
        peer.getInputStream().readNBytes(packets * PUBLISH.length);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(
                        Duration.ofMillis(delayMillis), Duration.ofMillis(packets * delayMillis));
    }

    @Test
    void aClientThatLeavesHasSaidWhatWasHeldBack() throws IOException {
        connectClient();
        relay.faults().delay("c", Direction.TO_BROKER, Duration.ofMinutes(1));
        client.getOutputStream().write(PUBLISH);
        client.getOutputStream().write(DISCONNECT);
        client.close();

        assertThat(peer.getInputStream().readAllBytes()).isEqualTo(joined(PUBLISH, DISCONNECT));
    }

    @Test
    void whatWasHeldBackDoesNotOutliveACut() throws IOException {
        connectClient();
        relay.faults().delay("c", Direction.TO_BROKER, Duration.ofMinutes(1));
        client.getOutputStream().write(PUBLISH);
        await().until(() -> names().contains("PUBLISH"));
        assertThat(relay.faults().kill("c")).isTrue();

        assertThat(peer.getInputStream().readAllBytes()).isEmpty();
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        WireEvent.ConnectionClosed.class,
                        end -> assertThat(end.reason()).contains("cut on purpose (kill)"));
        assertThat(relay.faults().kill("c")).isFalse();
    }

    @Test
    void whoIsOfflineCannotSayConnectAndLearnsItByReading() throws IOException {
        relay.faults().offline("c");

        client.getOutputStream().write(CONNECT);
        assertThat(client.getInputStream().readAllBytes()).isEmpty();
        assertThat(peer.getInputStream().readAllBytes()).isEmpty();
        assertThat(events.stream().filter(WireEvent.Lost.class::isInstance)).hasSize(1);
    }

    @Test
    void aTakeOverIsSeenAsTheEndOfTheOldConnectionAndThenTheNewOnesBegin() throws IOException {
        connectClient();
        try (Socket second = relay.connect();
                Socket secondPeer = listener.accept()) {
            second.getOutputStream().write(CONNECT);
            assertThat(secondPeer.getInputStream().readNBytes(CONNECT.length)).isEqualTo(CONNECT);
            secondPeer.getOutputStream().write(CONNACK);
            assertThat(second.getInputStream().readNBytes(CONNACK.length)).isEqualTo(CONNACK);
        }
        assertThat(client.getInputStream().readAllBytes()).isEmpty();
        assertThat(peer.getInputStream().readAllBytes()).isEmpty();
        await().until(() -> events.size() == 5);

        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        WireEvent.ConnectionClosed.class,
                        end -> assertThat(end.reason().orElseThrow()).startsWith("taken over"));
        assertThat(names()).containsExactly("CONNECT", "CONNECT", "CONNACK");
        assertThat(events.stream().filter(WireEvent.ConnectionClosed.class::isInstance)).hasSize(2);
    }

    private void connectClient() throws IOException {
        client.getOutputStream().write(CONNECT);
        assertThat(peer.getInputStream().readNBytes(CONNECT.length)).isEqualTo(CONNECT);
    }

    private static byte[] joined(byte[]... packets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            all.writeBytes(packet);
        }
        return all.toByteArray();
    }

    private List<String> names() {
        return events.stream()
                .filter(WireEvent.PacketSeen.class::isInstance)
                .map(WireEvent.PacketSeen.class::cast)
                .map(WireEvent.PacketSeen::packet)
                .map(Packet::name)
                .toList();
    }
}
