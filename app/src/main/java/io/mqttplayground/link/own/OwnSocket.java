package io.mqttplayground.link.own;

import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A client's socket that tells the wire of every packet, both ways, and does to each what the
 * faults of its link want. Any thread.
 */
final class OwnSocket extends Socket {

    private static final Logger LOG = Logger.getLogger(OwnSocket.class.getName());

    private final ConnectionTap tap;
    private final Consumer<OwnSocket> atEnd;
    private final PacketInput in;
    private final PacketOutput out;
    private volatile int timeoutMillis;
    private volatile boolean isCut;

    /**
     * @param atAccepted is told when the broker has let the client in
     * @param atEnd is told when it is closed
     */
    OwnSocket(
            Wire wire,
            LinkFaults faults,
            Consumer<OwnSocket> atAccepted,
            Consumer<OwnSocket> atEnd) {
        this.tap = new ConnectionTap(wire);
        this.atEnd = atEnd;
        FrameGate gate = new FrameGate(faults, tap, this::cut, () -> atAccepted.accept(this));
        this.in = new PacketInput(this, gate, tap);
        this.out = new PacketOutput(this, gate);
    }

    /** The client identifier; empty before the CONNECT. */
    String clientId() {
        return tap.clientId();
    }

    /** What the CONNECT said; empty when it said none. */
    Optional<String> password() {
        return out.password();
    }

    /** Another connection with the same identifier was let in: the broker has ended this one. */
    void takenOver() {
        tap.broken("taken over by a new connection [MQTT-3.1.4-2]");
    }

    /** Ends the connection as if the network had failed. */
    void cut(String reason) {
        tap.broken(reason);
        isCut = true;
        try {
            close();
        } catch (IOException closedAlready) {
            LOG.log(Level.FINE, "cutting " + clientId(), closedAlready);
        }
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    /** What arrives, with what the faults do not know of yet. */
    InputStream rawInput() throws IOException {
        return super.getInputStream();
    }

    OutputStream rawOutput() throws IOException {
        return super.getOutputStream();
    }

    @Override
    public void setSoTimeout(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeoutMillis;
    }

    /** How long the next read of the raw input waits; 0 for no end. */
    void awaitRawInput(long millis) throws IOException {
        super.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
    }

    /** What the client said before still goes to the broker. */
    @Override
    public void close() throws IOException {
        try {
            if (!isCut && !isClosed()) {
                out.sendHeld();
            }
        } finally {
            super.close();
            tap.closed();
            atEnd.accept(this);
        }
    }
}
