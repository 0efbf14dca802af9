package io.mqttplayground.link.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mqttplayground.link.PacketType;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both ends of the relay byte by byte, with a peer that sends whatever the test wants. */
class RelayTest {

    private static final byte[] CONNECT = {
        0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 'c'
    };
    private static final byte[] CONNACK = {0x20, 2, 0, 0};
    private static final byte[] PUBLISH = {0x30, 5, 0, 1, 't', 'h', 'i'};
    private static final byte[] PINGRESP = {(byte) 0xD0, 0};
    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};

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

        assertThat(events).hasSize(1);
        assertThat(events.get(0).clientId()).isEqualTo("c");
        assertThat(peer.getInputStream().readNBytes(CONNECT.length)).isEqualTo(CONNECT);
    }

    @Test
    void packetsThatArriveTogetherAreSeenOneByOneHoweverTheyAreRead() throws IOException {
        peer.getOutputStream().write(CONNACK);
        peer.getOutputStream().write(PUBLISH);
        peer.getOutputStream().write(PINGRESP);
        byte[] read = new byte[13];
        read[0] = (byte) client.getInputStream().read();
        assertThat(client.getInputStream().readNBytes(read, 1, 3)).isEqualTo(3);
        assertThat(names()).containsExactly("CONNACK");
        assertThat(client.getInputStream().readNBytes(read, 4, 9)).isEqualTo(9);

        assertThat(names()).containsExactly("CONNACK", "PUBLISH", "PINGRESP");
        assertThat(read).startsWith(CONNACK).endsWith(PINGRESP);
    }

    @Test
    void bytesThatAreNotMqttReachTheClientAndEndTheTapOnly() throws IOException {
        client.getOutputStream().write(CONNECT);
        byte[] rubbish = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes();
        peer.getOutputStream().write(rubbish);
        peer.shutdownOutput();
        assertThat(client.getInputStream().readNBytes(rubbish.length)).isEqualTo(rubbish);
        int seen = events.size();

        client.getOutputStream().write(DISCONNECT);
        assertThat(peer.getInputStream().readNBytes(CONNECT.length + DISCONNECT.length))
                .endsWith(DISCONNECT);
        assertThat(events).hasSize(seen);
    }

    @Test
    void theEndIsToldOnceAndSaysWhetherThereWasADisconnect() throws IOException {
        client.getOutputStream().write(CONNECT);
        client.getOutputStream().write(DISCONNECT);
        peer.shutdownOutput();
        assertThat(client.getInputStream().readAllBytes()).isEmpty();
        client.close();

        assertThat(events.subList(2, events.size()))
                .singleElement()
                .isInstanceOfSatisfying(
                        WireEvent.ConnectionClosed.class,
                        end -> {
                            assertThat(end.graceful()).isTrue();
                            assertThat(end.clientId()).isEqualTo("c");
                        });
    }

    @Test
    void aSocketThatNeverSaidConnectHasNothingToEnd() throws IOException {
        client.close();

        assertThat(events).isEmpty();
    }

    @Test
    void whatABrokenPeerBeganToSendIsReadBeforeTheEnd() throws IOException {
        peer.getOutputStream().write(PUBLISH, 0, 4);
        peer.shutdownOutput();

        assertThat(client.getInputStream().readAllBytes()).containsExactly(0x30, 5, 0, 1);
    }

    @Test
    void aReadEndsAfterTheTimeThatTheClientSetWithNothingLost() throws IOException {
        client.setSoTimeout(50);
        peer.getOutputStream().write(PUBLISH, 0, 4);
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);
        peer.getOutputStream().write(PUBLISH, 4, 3);
        client.setSoTimeout(0);

        assertThat(client.getInputStream().readNBytes(PUBLISH.length)).isEqualTo(PUBLISH);
    }

    @Test
    void aDroppedPacketArrivesOnNeitherSideAndItsNeighboursDo() throws IOException {
        client.getOutputStream().write(CONNECT);
        relay.faults().drop("c", PacketType.PUBLISH, Direction.TO_CLIENT, 1);
        peer.getOutputStream().write(CONNACK);
        peer.getOutputStream().write(PUBLISH);
        peer.getOutputStream().write(PINGRESP);
        assertThat(client.getInputStream().readNBytes(6)).startsWith(CONNACK).endsWith(PINGRESP);
        relay.faults().drop("c", PacketType.PUBLISH, Direction.TO_BROKER, 1);
        client.getOutputStream().write(PUBLISH);
        client.getOutputStream().write(DISCONNECT);
        assertThat(peer.getInputStream().readNBytes(CONNECT.length + DISCONNECT.length))
                .startsWith(CONNECT)
                .endsWith(DISCONNECT);

        assertThat(names()).containsExactly("CONNECT", "CONNACK", "PINGRESP", "DISCONNECT");
        assertThat(events.stream().filter(WireEvent.Lost.class::isInstance)).hasSize(2);
    }

    @Test
    void delayedPacketsAreLateTogetherNotOneAfterTheOther() throws IOException {
        client.getOutputStream().write(CONNECT);
        peer.getInputStream().readNBytes(CONNECT.length);
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
        client.getOutputStream().write(CONNECT);
        relay.faults().delay("c", Direction.TO_BROKER, Duration.ofMinutes(1));
        client.getOutputStream().write(PUBLISH);
        client.getOutputStream().write(DISCONNECT);
        client.close();

        assertThat(peer.getInputStream().readAllBytes())
                .hasSize(CONNECT.length + PUBLISH.length + DISCONNECT.length)
                .endsWith(DISCONNECT);
    }

    @Test
    void whatWasHeldBackDoesNotOutliveACut() throws IOException {
        client.getOutputStream().write(CONNECT);
        relay.faults().delay("c", Direction.TO_BROKER, Duration.ofMinutes(1));
        client.getOutputStream().write(PUBLISH);
        assertThat(relay.faults().kill("c")).isTrue();

        assertThat(peer.getInputStream().readAllBytes()).isEqualTo(CONNECT);
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        WireEvent.ConnectionClosed.class,
                        end -> assertThat(end.reason()).contains("cut on purpose (kill)"));
        assertThat(relay.faults().kill("c")).isFalse();
    }

    /** Paho takes a second exception for the end of the connection that it then makes. */
    @Test
    void whoIsOfflineCannotSayConnectAndLearnsItByReadingAlone() throws IOException {
        relay.faults().offline("c");

        client.getOutputStream().write(CONNECT);
        client.getOutputStream().flush();
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
        assertThat(peer.getInputStream().readAllBytes()).isEmpty();
        assertThat(events.stream().filter(WireEvent.Lost.class::isInstance)).hasSize(1);
    }

    @Test
    void aTakeOverIsSeenAsTheEndOfTheOldConnectionAndThenTheNewOnesBegin() throws IOException {
        client.getOutputStream().write(CONNECT);
        try (Socket second = relay.connect();
                Socket secondPeer = listener.accept()) {
            second.getOutputStream().write(CONNECT);
            secondPeer.getOutputStream().write(CONNACK);
            assertThat(second.getInputStream().readNBytes(CONNACK.length)).isEqualTo(CONNACK);
        }
        peer.close();
        assertThat(client.getInputStream().readAllBytes()).isEmpty();

        assertThat(events.get(2))
                .isInstanceOfSatisfying(
                        WireEvent.ConnectionClosed.class,
                        end -> assertThat(end.reason().orElseThrow()).startsWith("taken over"));
        assertThat(names()).containsExactly("CONNECT", "CONNECT", "CONNACK");
        assertThat(events.stream().filter(WireEvent.ConnectionClosed.class::isInstance)).hasSize(2);
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
