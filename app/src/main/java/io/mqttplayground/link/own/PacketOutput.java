package io.mqttplayground.link.own;

import io.mqttplayground.wire.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What one of our own clients sends, packet by packet, as its link lets it pass. Any thread. */
final class PacketOutput extends OutputStream {

    private static final Logger LOG = Logger.getLogger(PacketOutput.class.getName());

    /** While packets are held back, it is looked this often whether the time of one has come. */
    private static final long LOOK_MILLIS = 20;

    private final OwnSocket socket;
    private final FrameGate gate;
    private final Frames frames = new Frames();
    private final HeldFrames held;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomAgain = lock.newCondition();
    private boolean willLook;

    PacketOutput(OwnSocket socket, FrameGate gate) {
        this.socket = socket;
        this.gate = gate;
        this.held = new HeldFrames(() -> gate.delay(Direction.TO_BROKER));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            awaitRoom();
            for (Frame frame : frames.read(bytes, offset, length)) {
                if (gate.passes(Direction.TO_BROKER, frame)) {
                    held.add(frame);
                }
            }
            sendDue();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() throws IOException {
        while (held.isFull() && !socket.isClosed()) {
            roomAgain.awaitUninterruptibly();
        }
    }

    /** Sends what is due, and looks again while there is more. */
    private void sendDue() throws IOException {
        for (Optional<Frame> due = held.takeDue(); due.isPresent(); due = held.takeDue()) {
            socket.rawOutput().write(due.get().bytes());
        }
        roomAgain.signalAll();
        if (!held.isEmpty() && !willLook && !socket.isClosed()) {
            willLook = true;
            CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::lookAgain);
        }
    }

    private void lookAgain() {
        lock.lock();
        try {
            willLook = false;
            sendDue();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "what was held back could not be sent", gone);
            held.abandon();
        } finally {
            roomAgain.signalAll();
            lock.unlock();
        }
    }

    /** Sends what is held back before its time; not if a packet is being written now. */
    void sendHeld() throws IOException {
        if (!lock.tryLock()) {
            return;
        }
        try {
            while (!held.isEmpty()) {
                socket.rawOutput().write(held.take().bytes());
            }
        } finally {
            roomAgain.signalAll();
            lock.unlock();
        }
    }

    /** What the CONNECT said; empty when it said none, or has not been sent. */
    Optional<String> password() {
        return frames.password();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
