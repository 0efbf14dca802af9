package io.mqttplayground.link.own;

import io.mqttplayground.wire.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the broker sends to one of our own clients, packet by packet, as its link lets it pass. For
 * the one thread that reads.
 */
final class PacketInput extends InputStream {

    /** While packets are held back, what faults are set is looked at this often. */
    private static final long LOOK_MILLIS = 20;

    private static final int MOST_AT_ONCE = 64 * 1024;

    private final OwnSocket socket;
    private final FrameGate gate;
    private final ConnectionTap tap;
    private final Frames frames = new Frames();
    private final HeldFrames held;
    private final byte[] received = new byte[MOST_AT_ONCE];
    private byte[] ready = {};
    private int next;

    PacketInput(OwnSocket socket, FrameGate gate, ConnectionTap tap) {
        this.socket = socket;
        this.gate = gate;
        this.tap = tap;
        this.held = new HeldFrames(() -> gate.delay(Direction.TO_CLIENT));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == ready.length && !getReady()) {
            return -1;
        }
        int count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, bytes, offset, count);
        next += count;
        return count;
    }

    /** Waits for the next packet; returns whether one came before the end. */
    private boolean getReady() throws IOException {
        int patience = socket.getSoTimeout();
        long begin = System.nanoTime();
        while (true) {
            Optional<Frame> due = held.takeDue();
            if (due.isPresent()) {
                if (gate.passes(Direction.TO_CLIENT, due.get())) {
                    ready = due.get().bytes();
                    next = 0;
                    return true;
                }
            } else {
                long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                if (patience > 0 && waited >= patience) {
                    throw new SocketTimeoutException("nothing came within " + patience + " ms");
                }
                if (!receive(patience == 0 ? 0 : patience - waited)) {
                    return false;
                }
            }
        }
    }

    /** Takes in what comes within the time, 0 for no limit; returns whether more may come. */
    private boolean receive(long patience) throws IOException {
        if (held.isFull()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            return true;
        }
        boolean look = !held.isEmpty() && (patience == 0 || patience > LOOK_MILLIS);
        int count;
        try {
            socket.awaitRawInput(look ? LOOK_MILLIS : patience);
            count = socket.rawInput().read(received, 0, received.length);
        } catch (SocketTimeoutException nothingYet) {
            return true;
        } catch (IOException broken) {
            end();
            throw broken;
        }
        if (count < 0) {
            return end();
        }
        frames.read(received, 0, count).forEach(held::add);
        return true;
    }

    /**
     * A packet that has begun will not end, but these bytes were sent; returns whether any were.
     */
    private boolean end() {
        if (!socket.isClosed()) {
            tap.broken("the connection was lost");
        }
        held.abandon();
        byte[] rest = frames.rest();
        if (rest.length > 0) {
            held.add(Frame.unread(rest));
        }
        return rest.length > 0;
    }

    @Override
    public int available() throws IOException {
        return ready.length - next + socket.rawInput().available();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
