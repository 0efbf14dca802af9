package io.mqttplayground.link;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
    private static final int CONNECT = 0x10;
    private static final int CONNACK_BYTES = 4;
    private static final int CLEAN_SESSION = 0x02;
    private static final int USER_NAME_AND_PASSWORD = 0xC0;
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

    private static byte[] packet(Login login) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        text(out, "MQTT");
        out.writeByte(4); // protocol level of MQTT 3.1.1
        out.writeByte(
                (login.cleanSession() ? CLEAN_SESSION : 0)
                        | (login.account().isPresent() ? USER_NAME_AND_PASSWORD : 0));
        out.writeShort(0); // no keep alive
        text(out, login.clientId());
        if (login.account().isPresent()) {
            text(out, login.account().get());
            text(out, login.password());
        }
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(CONNECT);
        for (int left = body.size(); left > 0; left >>= 7) {
            packet.write(left > 127 ? left & 127 | 128 : left);
        }
        body.writeTo(packet);
        return packet.toByteArray();
    }

    private static void text(DataOutputStream out, String string) throws IOException {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
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
