package io.mqttplayground.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A client with the identifier of another. It acknowledges nothing, so that messages at QoS 1 and 2
 * remain the other's.
 */
final class DuplicateClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int CONNACK_BYTES = 4;
    private static final byte[] DISCONNECT = {(byte) 0xE0, 0};

    private final Socket socket;

    /** What its CONNECT says. */
    record Login(
            String clientId, Optional<String> account, String password, boolean cleanSession) {}

    /**
     * @param socket connected, with nothing said yet
     */
    DuplicateClient(Socket socket) {
        this.socket = socket;
    }

    /**
     * Returns once the broker has let it in.
     *
     * @throws IOException when the broker does not
     */
    void connect(Login login) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(packet(login));
        byte[] connack = new byte[CONNACK_BYTES];
        new DataInputStream(socket.getInputStream()).readFully(connack);
        int returnCode = connack[CONNACK_BYTES - 1];
        if (returnCode != 0) {
            throw new IOException("CONNACK with return code " + returnCode);
        }
        socket.setSoTimeout(0);
    }

    private static byte[] packet(Login login) {
        MqttMessageBuilders.ConnectBuilder connect =
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_3_1_1)
                        .clientId(login.clientId())
                        .cleanSession(login.cleanSession())
                        .keepAlive(0);
        login.account()
                .ifPresent(
                        name ->
                                connect.username(name)
                                        .password(
                                                login.password().getBytes(StandardCharsets.UTF_8)));
        EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
        encoder.writeOutbound(connect.build());
        ByteBuf bytes = encoder.readOutbound();
        byte[] packet = ByteBufUtil.getBytes(bytes);
        bytes.release();
        return packet;
    }

    /** Reads, and forgets what it reads, until the connection ends. */
    void readToEnd() throws IOException {
        byte[] forgotten = new byte[8192];
        int read;
        do {
            read = socket.getInputStream().read(forgotten);
        } while (read >= 0);
    }

    /** Takes its leave. */
    void disconnect() throws IOException {
        try (socket) {
            socket.getOutputStream().write(DISCONNECT);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
