package io.mqttplayground.lessons;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.RoleFailedException;
import io.mqttplayground.lessons.role.RoleOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a role tells when the broker says no; the broker here is a socket that says just that. */
@Timeout(20)
class RefusalsTest {

    private ServerSocket broker;

    @BeforeEach
    void listen() throws IOException {
        broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2, refused the client identifier 'c'",
        "3, is not ready for connections",
        "4, refused 'alice': bad username or password (CONNACK return code 4)",
        "5, refused 'alice': not authorized (CONNACK return code 5)"
    })
    void aRefusedConnectionIsToldWithItsReason(int returnCode, String told) {
        answer(new byte[] {0x20, 2, 0, (byte) returnCode});

        assertThatThrownBy(() -> run("auth", "producer"))
                .isInstanceOf(RoleFailedException.class)
                .hasMessageStartingWith(uri())
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource({"auth, consumer", "auth, admin", "simple, consumer", "json, consumer"})
    void aRefusedSubscriptionIsNoticed(String lesson, String role) {
        answer(new byte[] {0x20, 2, 0, 0}, new byte[] {(byte) 0x90, 3, 0, 1, (byte) 0x80});

        assertThatThrownBy(() -> run(lesson, role))
                .isInstanceOf(RoleFailedException.class)
                .hasMessageContaining("refused the subscription (SUBACK 0x80): 'alice'");
    }

    @Test
    void aStopWhileTheBrokerIsSilentIsNoFailure() {
        Thread role = Thread.currentThread();
        answerThen(role::interrupt);

        assertThatThrownBy(() -> run("simple", "consumer"))
                .isInstanceOf(InterruptedException.class);
    }

    private String uri() {
        return "tcp://127.0.0.1:" + broker.getLocalPort();
    }

    private void run(String lesson, String role) throws Exception {
        RoleOptions options = RoleOptions.of(uri(), "c", 1, Duration.ZERO).as("alice", "alice-pw");
        Catalogue.byId(lesson)
                .orElseThrow()
                .role(role)
                .orElseThrow()
                .run(options, Console.standard());
    }

    private void answer(byte[]... packets) {
        answerThen(() -> {}, packets);
    }

    /** Answers one packet with each, then stays silent until the client leaves. */
    private void answerThen(Runnable afterwards, byte[]... packets) {
        Thread server =
                new Thread(
                        () -> {
                            try (Socket client = broker.accept()) {
                                InputStream in = client.getInputStream();
                                OutputStream out = client.getOutputStream();
                                for (byte[] packet : packets) {
                                    skipPacket(in);
                                    out.write(packet);
                                }
                                if (packets.length == 0) {
                                    skipPacket(in);
                                }
                                afterwards.run();
                                in.readAllBytes();
                            } catch (IOException gone) {
                                // The client closed the connection: what it saw is checked there.
                                return;
                            }
                        });
        server.setDaemon(true);
        server.start();
    }

    /** Packets here are shorter than 128 bytes: their length is one byte [MQTT-2.2.3]. */
    private static void skipPacket(InputStream in) throws IOException {
        in.read();
        in.skipNBytes(in.read());
    }
}
