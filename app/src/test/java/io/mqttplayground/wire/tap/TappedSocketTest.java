package io.mqttplayground.wire.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tap byte by byte, with a peer that sends whatever the test wants. */
class TappedSocketTest {

    private static final byte[] CONNECT = {
        0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 1, 'c'
    };
    private static final byte[] CONNACK = {0x20, 2, 0, 0};
    private static final byte[] PUBLISH = {0x30, 5, 0, 1, 't', 'h', 'i'};
    private static final byte[] PINGRESP = {(byte) 0xD0, 0};
    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};

    private final Wire wire = new Wire();
    private final List<WireEvent> events = new CopyOnWriteArrayList<>();
    private ServerSocket listener;
    private Socket client;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        wire.addListener(events::add);
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client =
                new TappedSockets(wire)
                        .createSocket(listener.getInetAddress(), listener.getLocalPort());
        peer = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        peer.close();
        listener.close();
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
        assertThat(client.getInputStream().readNBytes(read, 1, 9)).isEqualTo(9);
        assertThat(names()).containsExactly("CONNACK");
        assertThat(client.getInputStream().readNBytes(read, 10, 3)).isEqualTo(3);

        assertThat(names()).containsExactly("CONNACK", "PUBLISH", "PINGRESP");
        assertThat(read).startsWith(CONNACK).endsWith(PINGRESP);
    }

    @Test
    void bytesThatAreNotMqttReachTheClientAndEndTheTapOnly() throws IOException {
        client.getOutputStream().write(CONNECT);
        byte[] rubbish = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes();
        peer.getOutputStream().write(rubbish);
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
        peer.close();
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

    private List<String> names() {
        return events.stream()
                .map(WireEvent.PacketSeen.class::cast)
                .map(WireEvent.PacketSeen::packet)
                .map(Packet::name)
                .toList();
    }
}
