package io.mqttplayground.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A client that sends exactly the bytes it is told to, good or bad, and reads packets. */
public final class RawMqtt implements Closeable {

    public static final int CONNACK = 2;
    public static final int PUBLISH = 3;
    public static final int PUBACK = 4;
    public static final int PUBREC = 5;
    public static final int PUBREL = 6;
    public static final int PUBCOMP = 7;
    public static final int SUBACK = 9;
    public static final int UNSUBACK = 11;
    public static final int PINGRESP = 13;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** A packet as it came; the payload of a PUBLISH is text. */
    public record Packet(int type, int flags, byte[] body) {

        public boolean dup() {
            return (flags & 8) != 0;
        }

        public int qos() {
            return flags >> 1 & 3;
        }

        public boolean retain() {
            return (flags & 1) != 0;
        }

        private int number(int at) {
            return (body[at] & 0xFF) << 8 | body[at + 1] & 0xFF;
        }

        public String topic() {
            return new String(body, 2, number(0), StandardCharsets.UTF_8);
        }

        public int packetId() {
            return type == PUBLISH ? number(2 + number(0)) : number(0);
        }

        public String payload() {
            int start = 2 + number(0) + (qos() == 0 ? 0 : 2);
            return new String(body, start, body.length - start, StandardCharsets.UTF_8);
        }
    }

    public RawMqtt(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) Patience.DEADLINE.toMillis());
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    public static RawMqtt open(EmbeddedBroker broker) throws IOException {
        return new RawMqtt(broker.port());
    }

    /** Connected with a clean session. */
    public static RawMqtt connected(EmbeddedBroker broker, String clientId) throws IOException {
        RawMqtt client = open(broker);
        client.send(connect(clientId, true));
        assertThat(client.expect(CONNACK).body()).containsExactly(0, 0);
        return client;
    }

    /** Connected with a session that is kept; says whether there was one. */
    public boolean resume(String clientId) throws IOException {
        send(connect(clientId, false));
        byte[] connack = expect(CONNACK).body();
        assertThat(connack[1]).isZero();
        return connack[0] == 1;
    }

    public void send(byte[]... packets) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            all.write(packet);
        }
        // In turn, so that a thread that floods does not keep another from acknowledging.
        turn.lock();
        try {
            out.write(all.toByteArray());
        } finally {
            turn.unlock();
        }
    }

    public Packet read() throws IOException {
        int first = in.readUnsignedByte();
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 127) << shift;
            shift += 7;
        } while ((digit & 128) != 0);
        byte[] body = new byte[length];
        in.readFully(body);
        return new Packet(first >> 4, first & 15, body);
    }

    public Packet expect(int type) throws IOException {
        Packet packet = read();
        assertThat(packet.type()).as("type of packet").isEqualTo(type);
        return packet;
    }

    /** The next PUBLISH, acknowledged. */
    public Packet receive() throws IOException {
        Packet message = expect(PUBLISH);
        if (message.qos() == 1) {
            send(ack(PUBACK, message.packetId()));
        } else if (message.qos() == 2) {
            send(ack(PUBREC, message.packetId()));
            assertThat(expect(PUBREL).packetId()).isEqualTo(message.packetId());
            send(ack(PUBCOMP, message.packetId()));
        }
        return message;
    }

    /** A round trip behind all that was sent: nothing else may come before its answer. */
    public void expectNothing() throws IOException {
        send(pingreq());
        expect(PINGRESP);
    }

    public void subscribe(String filter, int qos) throws IOException {
        send(subscribe(1, filter, qos));
        assertThat(expect(SUBACK).body()).containsExactly(0, 1, qos);
    }

    /** Reads until the broker closes the connection. */
    public void expectClosed() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException | SocketException closed) {
            // as expected; a time-out is neither of the two
        }
    }

    /** Gone without a word, unread bytes and all. */
    public void drop() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    public static byte[] connect(String clientId, boolean clean) {
        return connect("MQTT", 4, clean ? 2 : 0, 60, clientId);
    }

    /** The strings are those of the payload: client identifier, will topic and so on. */
    public static byte[] connect(
            String protocol, int level, int flags, int keepAlive, String... strings) {
        return packet(
                0x10,
                body -> {
                    text(body, protocol);
                    body.writeByte(level);
                    body.writeByte(flags);
                    body.writeShort(keepAlive);
                    for (String string : strings) {
                        text(body, string);
                    }
                });
    }

    public static byte[] publish(String topic, String payload) {
        return publish(0, topic, 0, payload);
    }

    /**
     * @param flags of the fixed header: DUP 8, QoS 2 and 4, RETAIN 1
     */
    public static byte[] publish(int flags, String topic, int packetId, String payload) {
        return packet(
                0x30 | flags,
                body -> {
                    text(body, topic);
                    if ((flags & 6) != 0) {
                        body.writeShort(packetId);
                    }
                    body.write(payload.getBytes(StandardCharsets.UTF_8));
                });
    }

    public static byte[] subscribe(int packetId, String filter, int qos) {
        return subscribe(packetId, List.of(filter), qos);
    }

    public static byte[] subscribe(int packetId, List<String> filters, int qos) {
        return packet(
                0x82,
                body -> {
                    body.writeShort(packetId);
                    for (String filter : filters) {
                        text(body, filter);
                        body.writeByte(qos);
                    }
                });
    }

    public static byte[] unsubscribe(int packetId, String... filters) {
        return packet(
                0xA2,
                body -> {
                    body.writeShort(packetId);
                    for (String filter : filters) {
                        text(body, filter);
                    }
                });
    }

    /** Plain UTF-8, unlike what Java's writeUTF makes of U+0000. */
    private static void text(DataOutputStream out, String string) throws IOException {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    public static byte[] ack(int type, int packetId) {
        return packet(type << 4 | (type == PUBREL ? 2 : 0), body -> body.writeShort(packetId));
    }

    public static byte[] pingreq() {
        return new byte[] {(byte) 0xC0, 0};
    }

    public static byte[] disconnect() {
        return new byte[] {(byte) 0xE0, 0};
    }

    /** Writes the part of a packet behind its fixed header. */
    public interface Body {
        public void writeTo(DataOutputStream out) throws IOException;
    }

    public static byte[] packet(int first, Body writer) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            writer.writeTo(new DataOutputStream(body));
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            packet.write(first);
            int length = body.size();
            do {
                packet.write(length > 127 ? length & 127 | 128 : length);
                length >>= 7;
            } while (length > 0);
            body.writeTo(packet);
            return packet.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
